import type { WebGLRenderer, WebGLRenderTarget } from 'three';
import { makeDisplayTarget, type PictureTarget } from './picture-target.ts';
import { createPixelReader, type PixelReader, type PixelReading } from './pixel-reader.ts';

/**
 * Two targets in turn, each read while the other is drawn into: copying a picture waits for it, and a card that waits
 * draws nothing. What is read is thus always the picture before the last.
 */
export interface FilmTarget extends PictureTarget {
  /** Begins to read the picture that was drawn before the last one; `last` is that one itself. */
  read(which: 'earlier' | 'last'): PixelReading;
}

export const createFilmTarget = (
  renderer: WebGLRenderer,
  width: number,
  height: number,
  samples: number,
): FilmTarget => {
  const gl = renderer.getContext() as WebGL2RenderingContext;
  const targets = [0, 1].map(() => makeDisplayTarget(width, height, samples)) as [
    WebGLRenderTarget,
    WebGLRenderTarget,
  ];
  let reader: PixelReader | null = null;
  let turn: 0 | 1 = 0;
  return {
    get target() {
      return targets[turn];
    },
    present() {
      turn = turn === 0 ? 1 : 0;
    },
    read(which) {
      // The next to be drawn into is the one that was drawn into before the last.
      const target = which === 'earlier' ? targets[turn] : targets[turn === 0 ? 1 : 0];
      renderer.setRenderTarget(target);
      reader ??= createPixelReader(gl, width, height);
      const reading = reader.begin(0, 0);
      renderer.setRenderTarget(null);
      return reading;
    },
    dispose() {
      reader?.dispose();
      for (const target of targets) target.dispose();
    },
  };
};
