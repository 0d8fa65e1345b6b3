import { assertNever } from '../core/errors.ts';
import type { Backdrop } from '../core/settings.ts';
import { paintBackdrop } from './paint-backdrop.ts';

/** What the stage puts behind the figure, with everything that it needs in hand. */
export type StageBackground =
  | { readonly kind: 'backdrop'; readonly backdrop: Backdrop }
  | { readonly kind: 'colour'; readonly colour: string }
  | { readonly kind: 'gradient'; readonly from: string; readonly to: string }
  /** `blur` 0..1; the stage does not close the picture. */
  | { readonly kind: 'picture'; readonly picture: ImageBitmap; readonly blur: number }
  | { readonly kind: 'transparent' };

/** What chroma keys expect: no skin, hair or cloth of ours has it. */
export const KEY_GREEN = '#00b140';

/** The strongest blur, as a share of the picture's height. */
const MOST_BLUR = 0.05;

const bytesOf = (hex: string): readonly [number, number, number] => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
];

/** Rows from the bottom; half a step of noise hides the bands of a slow gradient. */
const paintGradient = (top: string, bottom: string, width: number, height: number): Uint8Array => {
  const [from, to] = [bytesOf(bottom), bytesOf(top)];
  const isFlat = top === bottom;
  const pixels = new Uint8Array(width * height * 4);
  for (let row = 0, at = 0; row < height; row++) {
    const t = (row + 0.5) / height;
    for (let column = 0; column < width; column++, at += 4) {
      const noise = isFlat ? 0.5 : (((column * 7 + row * 13) * 29) % 31) / 31;
      for (let k = 0; k < 3; k++) {
        const [a, b] = [from[k] ?? 0, to[k] ?? 0];
        pixels[at + k] = a + (b - a) * t + noise;
      }
      pixels[at + 3] = 255;
    }
  }
  return pixels;
};

/** Covers the whole size, cut at the sides or at top and bottom; a blurred one is drawn larger, so that no edge shows. */
const paintPicture = (picture: ImageBitmap, blur: number, width: number, height: number): Uint8Array => {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (context === null) return paintGradient('#000000', '#000000', width, height);
  const radius = blur * MOST_BLUR * height;
  const scale = Math.max((width + 4 * radius) / picture.width, (height + 4 * radius) / picture.height);
  const [w, h] = [picture.width * scale, picture.height * scale];
  // Upside down: the first row of a texture is at the bottom.
  context.setTransform(1, 0, 0, -1, 0, height);
  if (radius >= 0.5) context.filter = `blur(${radius}px)`;
  context.drawImage(picture, (width - w) / 2, (height - h) / 2, w, h);
  return new Uint8Array(context.getImageData(0, 0, width, height).data.buffer);
};

/** sRGB pixels, four bytes each, bottom row first as WebGL counts; opaque but for `transparent`. */
export const paintBackground = (background: StageBackground, width: number, height: number): Uint8Array => {
  switch (background.kind) {
    case 'backdrop':
      return paintBackdrop(background.backdrop, width, height);
    case 'colour':
      return paintGradient(background.colour, background.colour, width, height);
    case 'gradient':
      return paintGradient(background.from, background.to, width, height);
    case 'picture':
      return paintPicture(background.picture, background.blur, width, height);
    case 'transparent':
      return new Uint8Array(width * height * 4);
    default:
      return assertNever(background);
  }
};
