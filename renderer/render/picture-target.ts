import { SRGBColorSpace, type WebGLRenderer, WebGLRenderTarget } from 'three';
import type { PictureArea } from './picture-area.ts';
import type { PixelReading } from './pixel-reader.ts';

/** A part of a picture on its way from the graphics card. */
export interface AreaReading extends PixelReading {
  /** What is read. */
  readonly area: PictureArea;
  /** Where the picture may differ from the backdrop; all of it when that is another than in the picture before. */
  readonly figure: PictureArea;
}

/**
 * Where a frame is drawn before it is in the canvas. A canvas keeps the antialiasing it was born with, and qualities
 * differ in it, so the canvas has none and smooth edges come from a multisampled target of the same size.
 */
export interface PictureTarget {
  /** Null draws into the canvas itself. */
  readonly target: WebGLRenderTarget | null;
  /** Whether a picture can be copied into it: not into several samples. */
  readonly takesCopies: boolean;
  /** Where it is no longer the backdrop that was copied into it. */
  readonly stale: PictureArea;
  /** The backdrop is another, of which no target has anything yet. */
  forgetBackdrop(): void;
  /** Finishes a picture whose figure lies in `figure`; copies it into the canvas where that is its place. */
  present(figure: PictureArea): void;
  /** As `Stage.read`; null for a picture that is not kept. */
  read(age: number, besides: PictureArea): AreaReading | null;
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
  const stale = { left: 0, bottom: 0, width, height };
  const whole = { stale, forgetBackdrop() {}, read: () => null };
  if (samples === 0) return { ...whole, target: null, takesCopies: true, present() {}, dispose() {} };
  const target = makeDisplayTarget(width, height, samples);
  const gl = renderer.getContext() as WebGL2RenderingContext;
  return {
    ...whole,
    target,
    takesCopies: false,
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
