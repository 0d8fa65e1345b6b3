import type { WebGLRenderer, WebGLRenderTarget } from 'three';
import { makeDisplayTarget, type PictureTarget } from './picture-target.ts';
import { createPixelReader, type PixelReader } from './pixel-reader.ts';

/**
 * How many pictures are on their way: one that is drawn, one that the card still works on, one that is read. Mesa waits
 * for all of its work when a picture is read that it does not know to be finished, and it learns that a scene is when it
 * begins the next one but one.
 */
const TARGETS = 3;

/** Pictures that are drawn before one may be read without waiting. */
export const READ_BEHIND = TARGETS - 1;

/** Targets in turn: what was drawn a while ago is read while the card draws, where a canvas would have to stand still. */
export const createFilmTarget = (
  renderer: WebGLRenderer,
  width: number,
  height: number,
  samples: number,
): PictureTarget => {
  const gl = renderer.getContext() as WebGL2RenderingContext;
  const targets = Array.from({ length: TARGETS }, () => makeDisplayTarget(width, height, samples));
  let reader: PixelReader | null = null;
  let drawn = 0;
  const at = (picture: number): WebGLRenderTarget | null => targets[picture % TARGETS] ?? null;
  /** For reading alone: what is bound for drawing counts as unfinished. */
  const bind = (picture: number): void => {
    const { __webglFramebuffer = null } = renderer.properties.get(at(picture)) as {
      __webglFramebuffer?: WebGLFramebuffer;
    };
    renderer.state.bindFramebuffer(gl.READ_FRAMEBUFFER, __webglFramebuffer);
  };
  return {
    get target() {
      return at(drawn);
    },
    takesCopies: samples === 0,
    present() {
      bind(drawn);
      drawn += 1;
    },
    read(age) {
      const picture = drawn - 1 - age;
      if (picture < 0 || age >= TARGETS) return null;
      bind(picture);
      reader ??= createPixelReader(gl, width, height);
      const reading = reader.begin(0, 0);
      bind(drawn - 1);
      return reading;
    },
    dispose() {
      reader?.dispose();
      for (const target of targets) target.dispose();
    },
  };
};
