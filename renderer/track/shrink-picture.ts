import type { CapturedPicture } from '../capture/captured-picture.ts';
import { shrinkYuv } from './shrink-yuv.ts';

/**
 * Pictures → small upright RGBA pictures, on the CPU. A tracker needs few pixels, and converting through the GPU
 * process makes it fight with the drawing of the avatar.
 */
export interface Shrinker {
  /** The result is valid until the next call. `picture.frame` stays open. */
  shrink(picture: CapturedPicture): Promise<ImageData>;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Never larger than the source; the long side is at most `longSide`. Even numbers, as chroma planes want. */
export const shrunkSize = (source: Size, longSide: number): Size => {
  const scale = Math.min(1, longSide / Math.max(source.width, source.height));
  const even = (value: number) => Math.max(2, 2 * Math.round((value * scale) / 2));
  return { width: even(source.width), height: even(source.height) };
};

/** The part of a 4:2:0 frame that may be copied: chroma has no half samples, so an odd last column or row stays behind. */
const evenRect = (frame: VideoFrame): DOMRectInit | null => {
  const { x, y, width, height } = frame.visibleRect ?? new DOMRect(0, 0, frame.codedWidth, frame.codedHeight);
  if (x % 2 !== 0 || y % 2 !== 0 || width < 2 || height < 2) return null;
  return { x, y, width: width - (width % 2), height: height - (height % 2) };
};

/** The fast way, for the formats that cameras and decoders give; false for any other. */
async function shrinkPlanes(
  frame: VideoFrame,
  room: (size: number) => Uint8Array<ArrayBuffer>,
  target: ImageData,
): Promise<boolean> {
  const format = frame.format;
  if (format !== 'I420' && format !== 'I420A' && format !== 'NV12') return false;
  const rect = evenRect(frame);
  if (rect === null) return false;
  const bytes = room(frame.allocationSize({ rect }));
  const [luma, second, third] = await frame.copyTo(bytes, { rect });
  if (luma === undefined || second === undefined) return false;
  const { width = 0, height = 0 } = rect;
  const fullRange = frame.colorSpace.fullRange ?? false;
  const bt709 = frame.colorSpace.matrix === 'bt709';
  if (format === 'NV12') {
    const v = { offset: second.offset + 1, stride: second.stride };
    shrinkYuv({ bytes, luma, u: second, v, chromaStep: 2, fullRange, bt709, width, height }, target);
    return true;
  }
  if (third === undefined) return false;
  shrinkYuv({ bytes, luma, u: second, v: third, chromaStep: 1, fullRange, bt709, width, height }, target);
  return true;
}

function shrinkOnCanvas(picture: CapturedPicture, canvas: OffscreenCanvas, size: Size): ImageData {
  canvas.width = size.width;
  canvas.height = size.height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('This browser has no 2D canvas in a worker.');
  const lying = picture.rotation % 180 !== 0;
  const [width, height] = lying ? [size.height, size.width] : [size.width, size.height];
  context.translate(size.width / 2, size.height / 2);
  context.rotate((picture.rotation * Math.PI) / 180);
  context.drawImage(picture.frame, -width / 2, -height / 2, width, height);
  return context.getImageData(0, 0, size.width, size.height);
}

/** `longSide`: the longer side of the result, pixels. */
export function createShrinker(longSide: number): Shrinker {
  let bytes = new Uint8Array(0);
  const room = (size: number) => {
    if (bytes.length < size) bytes = new Uint8Array(size);
    return bytes;
  };
  let target: ImageData | null = null;
  const canvas = new OffscreenCanvas(2, 2);
  return {
    async shrink(picture) {
      const { frame, rotation } = picture;
      const { displayWidth: width, displayHeight: height } = frame;
      const lying = rotation % 180 !== 0;
      const size = shrunkSize(lying ? { width: height, height: width } : { width, height }, longSide);
      if (rotation !== 0 || frame.format === null) return shrinkOnCanvas(picture, canvas, size);
      if (target === null || target.width !== size.width || target.height !== size.height) {
        target = new ImageData(size.width, size.height);
      }
      return (await shrinkPlanes(frame, room, target)) ? target : shrinkOnCanvas(picture, canvas, size);
    },
  };
}
