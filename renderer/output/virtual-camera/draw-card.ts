import { pictureBytes } from '../../core/virtual-camera.ts';
import type { Wanted } from './picture-reader.ts';
import { rgbaToYuv } from './rgba-to-yuv.ts';

/** The app's mark, half a mask, on a square of 28 units; as in `ui/frame/logo.tsx`. */
const MARK =
  'M2.8 6.6C6.6 4.9 10 4.7 14 6c4-1.3 7.4-1.1 11.2.6.2 9.3-3.1 16.4-7.3 16.4-2 0-2.5-1.6-3.9-1.6S12.1 23 10.1 23C5.9 23 2.6 15.9 2.8 6.6Zm4 5.3c1.4 2.3 3.9 2.5 5.5.8-1.4-1.9-3.5-2.2-5.5-.8Zm14.4 0c-2-1.4-4.1-1.1-5.5.8 1.6 1.7 4.1 1.5 5.5-.8Z';
const MARK_UNITS = 28;

/** A dark room with a little light, the mark, and a line: what others see while no avatar comes. */
const paint = (context: OffscreenCanvasRenderingContext2D, width: number, height: number): void => {
  const unit = height / 360;
  const [x, y] = [width / 2, height * 0.46];
  const light = context.createRadialGradient(x, y, 0, x, y, height * 0.75);
  light.addColorStop(0, '#2d2d2f');
  light.addColorStop(1, '#141415');
  context.fillStyle = light;
  context.fillRect(0, 0, width, height);
  const scale = (unit * 92) / MARK_UNITS;
  context.setTransform(scale, 0, 0, scale, x - unit * 46, y - unit * 62);
  context.fillStyle = '#d5f365';
  context.fill(new Path2D(MARK), 'evenodd');
  context.resetTransform();
  context.textAlign = 'center';
  context.fillStyle = '#e9eaee';
  context.font = `600 ${unit * 21}px 'Inter Variable', sans-serif`;
  context.fillText('The stage is empty', x, y + unit * 66);
  context.fillStyle = '#a7abb6';
  context.font = `400 ${unit * 14}px 'Inter Variable', sans-serif`;
  context.fillText('The picture comes back when Masque is live', x, y + unit * 92);
};

const flipped = (rgba: Uint8ClampedArray, width: number, height: number): Uint8Array => {
  const rows = new Uint8Array(rgba.length);
  for (let row = 0; row < height; row += 1)
    rows.set(rgba.subarray(row * width * 4, (row + 1) * width * 4), (height - 1 - row) * width * 4);
  return rows;
};

/** The card in the device's own bytes. */
export const drawCard = ({ format, width, height }: Wanted): Uint8Array => {
  const context = new OffscreenCanvas(width, height).getContext('2d', {
    alpha: false,
    willReadFrequently: true,
  });
  if (context === null) throw new Error('The browser gives no canvas to draw the card in.');
  paint(context, width, height);
  const bytes = new Uint8Array(pictureBytes(format, width, height));
  rgbaToYuv(
    flipped(context.getImageData(0, 0, width, height).data, width, height),
    width,
    height,
    format,
    bytes,
  );
  return bytes;
};
