import { SRGBColorSpace, type WebGLRenderer, WebGLRenderTarget } from 'three';
import type { PixelReading } from './pixel-reader.ts';

/**
 * Where a frame is drawn before it is in the canvas. A canvas keeps the antialiasing it was born with, and qualities
 * differ in it, so the canvas has none and smooth edges come from a multisampled target of the same size.
 */
export interface PictureTarget {
  /** Null draws into the canvas itself. */
  readonly target: WebGLRenderTarget | null;
  /** Whether a picture can be copied into it: not into several samples. */
  readonly takesCopies: boolean;
  /** Copies the finished target into the canvas. */
  present(): void;
  /** Begins to read the picture that was drawn `age` pictures before the last; null for one that is not kept. */
  read(age: number): PixelReading | null;
  dispose(): void;
}

interface DisplayTarget extends WebGLRenderTarget {
  isXRRenderTarget?: boolean;
}

/** Drawn into as if it were the canvas: toned and encoded. */
export const makeDisplayTarget = (width: number, height: number, samples: number): WebGLRenderTarget => {
  const target: DisplayTarget = new WebGLRenderTarget(width, height, { samples });
  target.texture.colorSpace = SRGBColorSpace;
  // Shaders encode; the texture must not encode again, and must match its multisampled twin to be resolved into.
  target.texture.internalFormat = 'RGBA8';
  // three tone-maps and encodes only what goes to a display, and this flag is how it knows one (as for XR layers).
  target.isXRRenderTarget = true;
  return target;
};

export const createPictureTarget = (
  renderer: WebGLRenderer,
  width: number,
  height: number,
  samples: number,
): PictureTarget => {
  if (samples === 0) return { target: null, takesCopies: true, present() {}, read: () => null, dispose() {} };
  const target = makeDisplayTarget(width, height, samples);
  const gl = renderer.getContext() as WebGL2RenderingContext;
  return {
    target,
    takesCopies: false,
    read: () => null,
    present() {
      const properties = renderer.properties.get(target) as { __webglFramebuffer?: WebGLFramebuffer };
      renderer.setRenderTarget(null);
      renderer.state.bindFramebuffer(gl.READ_FRAMEBUFFER, properties.__webglFramebuffer ?? null);
      renderer.state.bindFramebuffer(gl.DRAW_FRAMEBUFFER, null);
      gl.blitFramebuffer(0, 0, width, height, 0, 0, width, height, gl.COLOR_BUFFER_BIT, gl.NEAREST);
      renderer.state.bindFramebuffer(gl.READ_FRAMEBUFFER, null);
    },
    dispose() {
      target.dispose();
    },
  };
};
