import type { WebGLRenderer, WebGLRenderTarget } from 'three';
import { makeDisplayTarget, type PictureTarget } from './picture-target.ts';
import { createPixelReader, type PixelReader, type PixelReading } from './pixel-reader.ts';

const COUNT = 3;

export interface FilmTarget extends PictureTarget {
  /** Begins to read the picture that was drawn `age` pictures before the last. */
  read(age: number): PixelReading;
}

export const createFilmTarget = (
  renderer: WebGLRenderer,
  width: number,
  height: number,
  samples: number,
): FilmTarget => {
  const gl = renderer.getContext() as WebGL2RenderingContext;
  const targets = Array.from({ length: COUNT }, () => makeDisplayTarget(width, height, samples));
  const at = (place: number): WebGLRenderTarget => targets[((place % COUNT) + COUNT) % COUNT] as WebGLRenderTarget;
  let reader: PixelReader | null = null;
  let next = 0;
  return {
    get target() {
      return at(next);
    },
    present() {
      next += 1;
    },
    read(age) {
      const { __webglFramebuffer } = renderer.properties.get(at(next - 1 - age)) as {
        __webglFramebuffer?: WebGLFramebuffer;
      };
      renderer.state.bindFramebuffer(gl.READ_FRAMEBUFFER, __webglFramebuffer ?? null);
      reader ??= createPixelReader(gl, width, height);
      const reading = reader.begin(0, 0);
      renderer.state.bindFramebuffer(gl.READ_FRAMEBUFFER, null);
      return reading;
    },
    dispose() {
      reader?.dispose();
      for (const target of targets) target.dispose();
    },
  };
};
