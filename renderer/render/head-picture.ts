import type { Avatar } from '../avatar/avatar.ts';
import type { AvatarPose } from '../core/signals/avatar-pose.ts';
import { type HeadCrop, headSquare } from './head-square.ts';
import type { Stage } from './stage.ts';

export interface HeadPicture {
  readonly pose: AvatarPose;
  /** Pixels of the finished square. */
  readonly side: number;
  readonly crop: HeadCrop;
}

/** A picture that was drawn and is on its way from the graphics card. */
export interface TakenHead {
  isReady(): boolean;
  /** The finished picture as a `data:` address, which needs nobody to revoke it. Once only. */
  develop(): string;
}

const processorCanvas = (side: number): CanvasRenderingContext2D => {
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  // Made to be read: on the graphics card it would have to be fetched from there again.
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (context === null) throw new Error('The browser gives no canvas to draw a small picture in.');
  context.imageSmoothingQuality = 'high';
  return context;
};

const upright = (pixels: Uint8Array, side: number): ImageData => {
  const image = new ImageData(side, side);
  const row = side * 4;
  for (let y = 0; y < side; y += 1)
    image.data.set(pixels.subarray((side - 1 - y) * row, (side - y) * row), y * row);
  return image;
};

/**
 * Draws `avatar`, which stands on `stage`, and begins to copy its head. The stage is left with that pose: whoever shows
 * the stage draws it again in the same task, before the browser presents it.
 */
export const takeHead = (stage: Stage, avatar: Avatar, { pose, side, crop }: HeadPicture): TakenHead => {
  const { width, height } = stage.info;
  const square = headSquare(avatar.figure, width, height, crop);
  stage.draw(pose, { isPortrait: true });
  const copy = stage.copyPixels(square);
  return {
    isReady: copy.isReady,
    develop() {
      const large = processorCanvas(square.side);
      large.putImageData(upright(copy.take(), square.side), 0, 0);
      const small = processorCanvas(side);
      small.drawImage(large.canvas, 0, 0, side, side);
      return small.canvas.toDataURL('image/webp', 0.9);
    },
  };
};
