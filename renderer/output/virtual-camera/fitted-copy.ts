import { fit, type Size } from './fit.ts';

/** A texture that holds the canvas' picture in the device's size. */
export interface FittedCopy {
  readonly texture: WebGLTexture;
  /** Copies what was just drawn into the canvas; leaves itself bound for reading. */
  copy(): void;
  dispose(): void;
}

/** Scales in the graphics card, smoothly, and leaves bars where the shapes differ. */
export const createFittedCopy = (gl: WebGL2RenderingContext, source: Size, target: Size): FittedCopy => {
  const texture = gl.createTexture();
  const framebuffer = gl.createFramebuffer();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, target.width, target.height);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, framebuffer);
  gl.framebufferTexture2D(gl.DRAW_FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
  const { left, bottom, width, height } = fit(source, target);
  const isWhole = width === target.width && height === target.height;
  return {
    texture,
    copy() {
      gl.bindFramebuffer(gl.READ_FRAMEBUFFER, null);
      gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, framebuffer);
      gl.disable(gl.SCISSOR_TEST);
      if (!isWhole) gl.clearBufferfv(gl.COLOR, 0, [0, 0, 0, 1]);
      gl.blitFramebuffer(
        0,
        0,
        source.width,
        source.height,
        left,
        bottom,
        left + width,
        bottom + height,
        gl.COLOR_BUFFER_BIT,
        width === source.width ? gl.NEAREST : gl.LINEAR,
      );
      gl.bindFramebuffer(gl.READ_FRAMEBUFFER, framebuffer);
    },
    dispose() {
      gl.deleteFramebuffer(framebuffer);
      gl.deleteTexture(texture);
    },
  };
};
