/** Pixels on their way from the graphics card. */
export interface PixelReading {
  /** Never waits; becomes true between two tasks of the page. Stays false when the context is lost. */
  isReady(): boolean;
  /** RGBA, bottom row first. Waits for the card unless ready. Good until the reader has begun twice more. */
  take(into: Uint8Array): void;
}

/** Reads the same rectangle again and again, one while another is being taken. */
export interface PixelReader {
  /** Begins to copy from the bound framebuffer, from that corner on; another size than the last costs a new buffer. */
  begin(left: number, bottom: number, width?: number, height?: number): PixelReading;
  dispose(): void;
}

const createSlot = (gl: WebGL2RenderingContext) => {
  const buffer = gl.createBuffer();
  let bytes = 0;
  let fence: WebGLSync | null = null;
  const reading: PixelReading = {
    isReady: () => fence !== null && gl.getSyncParameter(fence, gl.SYNC_STATUS) === gl.SIGNALED,
    take(into) {
      gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
      gl.getBufferSubData(gl.PIXEL_PACK_BUFFER, 0, into);
      gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
    },
  };
  return {
    begin(left: number, bottom: number, width: number, height: number): PixelReading {
      gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
      if (bytes !== width * height * 4) {
        bytes = width * height * 4;
        gl.bufferData(gl.PIXEL_PACK_BUFFER, bytes, gl.STREAM_READ);
      }
      gl.readPixels(left, bottom, width, height, gl.RGBA, gl.UNSIGNED_BYTE, 0);
      gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
      gl.deleteSync(fence);
      fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
      gl.flush();
      return reading;
    },
    dispose() {
      gl.deleteBuffer(buffer);
      gl.deleteSync(fence);
      fence = null;
    },
  };
};

/**
 * Reading at once would stop the page until the card has caught up; this way the card copies into buffers of its own,
 * and fences tell when that is done.
 */
export const createPixelReader = (gl: WebGL2RenderingContext, width: number, height: number): PixelReader => {
  const slots = [createSlot(gl), createSlot(gl)] as const;
  let begun = 0;
  return {
    begin(left, bottom, columns = width, rows = height) {
      begun += 1;
      return slots[begun % 2 === 0 ? 0 : 1].begin(left, bottom, columns, rows);
    },
    dispose() {
      for (const slot of slots) slot.dispose();
    },
  };
};
