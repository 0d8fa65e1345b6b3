import { pictureBytes } from '../../core/virtual-camera.ts';
import { createPixelReader } from '../../render/pixel-reader.ts';
import type { Size } from './fit.ts';
import { createFittedCopy } from './fitted-copy.ts';
import type { PictureReader, Wanted } from './picture-reader.ts';
import { rgbaToYuv } from './rgba-to-yuv.ts';

/** Four bytes a pixel leave the graphics card; the processor makes the device's format of them. */
export const readByProcessor = (
  gl: WebGL2RenderingContext,
  source: Size,
  { format, width, height }: Wanted,
): PictureReader => {
  const reader = createPixelReader(gl, width, height);
  const rgba = new Uint8Array(width * height * 4);
  const bytes = new Uint8Array(pictureBytes(format, width, height));
  const isSame = source.width === width && source.height === height;
  const copy = isSame ? null : createFittedCopy(gl, source, { width, height });
  return {
    begin() {
      copy?.copy();
      const reading = reader.begin(0, 0);
      if (copy !== null) gl.bindFramebuffer(gl.FRAMEBUFFER, null);
      return {
        isReady: reading.isReady,
        take() {
          reading.take(format === 'RGBA' ? bytes : rgba);
          if (format !== 'RGBA') rgbaToYuv(rgba, width, height, format, bytes);
          return bytes;
        },
      };
    },
    dispose() {
      reader.dispose();
      copy?.dispose();
    },
  };
};
