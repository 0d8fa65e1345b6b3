/** Pixels on their way from the graphics card. Dropped when nobody takes them. */
export interface PixelCopy {
  /** Never waits; becomes true between two tasks of the page. Stays false when the context is lost. */
  isReady(): boolean;
  /** RGBA, bottom row first. Waits for the card unless ready. Once only. */
  take(): Uint8Array;
}

/**
 * Begins to copy a part of what was just drawn into the canvas. Reading at once would stop the page until the card has
 * caught up; this way the card copies into a buffer of its own, and a fence tells when that is done.
 */
export const copyPixels = (
  gl: WebGL2RenderingContext,
  left: number,
  bottom: number,
  width: number,
  height: number,
): PixelCopy => {
  const pixels = new Uint8Array(width * height * 4);
  const buffer = gl.createBuffer();
  gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
  gl.bufferData(gl.PIXEL_PACK_BUFFER, pixels.length, gl.STREAM_READ);
  gl.readPixels(left, bottom, width, height, gl.RGBA, gl.UNSIGNED_BYTE, 0);
  gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
  const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
  gl.flush();
  return {
    isReady: () => fence !== null && gl.getSyncParameter(fence, gl.SYNC_STATUS) === gl.SIGNALED,
    take() {
      gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
      gl.getBufferSubData(gl.PIXEL_PACK_BUFFER, 0, pixels);
      gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
      gl.deleteBuffer(buffer);
      gl.deleteSync(fence);
      return pixels;
    },
  };
};
