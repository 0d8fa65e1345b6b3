import { createPixelReader } from './pixel-reader.ts';

/** Pixels on their way from the graphics card. Dropped when nobody takes them. */
export interface PixelCopy {
  /** Never waits; becomes true between two tasks of the page. Stays false when the context is lost. */
  isReady(): boolean;
  /** RGBA, bottom row first. Waits for the card unless ready. Once only. */
  take(): Uint8Array;
}

/** Begins to copy a part of what was just drawn into the canvas, once. */
export const copyPixels = (
  gl: WebGL2RenderingContext,
  left: number,
  bottom: number,
  width: number,
  height: number,
): PixelCopy => {
  const reader = createPixelReader(gl, width, height);
  const reading = reader.begin(left, bottom);
  return {
    isReady: reading.isReady,
    take() {
      const pixels = new Uint8Array(width * height * 4);
      reading.take(pixels);
      reader.dispose();
      return pixels;
    },
  };
};
