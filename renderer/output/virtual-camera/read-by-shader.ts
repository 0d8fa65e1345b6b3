import { pictureBytes } from '../../core/virtual-camera.ts';
import { createPixelReader } from '../../render/pixel-reader.ts';
import type { Size } from './fit.ts';
import { createFittedCopy } from './fitted-copy.ts';
import { PACK_FRAGMENT, PACK_VERTEX, TEXELS_PER_PIXEL } from './pack-shader.ts';
import type { PictureReader, Wanted } from './picture-reader.ts';

/** The packed rows must come out whole: I420 lays two rows of chroma side by side, four bytes to a texel. */
export const canPack = ({ format, width, height }: Wanted): boolean =>
  format !== 'RGBA' &&
  width % (format === 'I420' ? 8 : 4) === 0 &&
  height % (format === 'I420' ? 4 : 2) === 0;

const compile = (gl: WebGL2RenderingContext, kind: GLenum, text: string): WebGLShader => {
  const shader = gl.createShader(kind);
  if (shader === null) throw new Error('The graphics context is lost.');
  gl.shaderSource(shader, text);
  gl.compileShader(shader);
  return shader;
};

const link = (gl: WebGL2RenderingContext, fragment: string): WebGLProgram => {
  const program = gl.createProgram();
  const shaders = [compile(gl, gl.VERTEX_SHADER, PACK_VERTEX), compile(gl, gl.FRAGMENT_SHADER, fragment)];
  for (const shader of shaders) gl.attachShader(program, shader);
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
    const words = shaders.map((shader) => gl.getShaderInfoLog(shader)).join('\n');
    throw new Error(`The packing shader does not build: ${words}\n${gl.getProgramInfoLog(program)}`);
  }
  for (const shader of shaders) gl.deleteShader(shader);
  return program;
};

/** The graphics card makes the device's format, so that only its bytes leave the card: one and a half or two a pixel. */
export const readByShader = (gl: WebGL2RenderingContext, source: Size, wanted: Wanted): PictureReader => {
  const { format, width, height } = wanted;
  if (format === 'RGBA' || !canPack(wanted)) {
    throw new Error(`A picture of ${width}x${height} cannot be packed as ${format}.`);
  }
  const columns = width * TEXELS_PER_PIXEL[format];
  const rows = pictureBytes(format, width, height) / 4 / columns;
  const program = link(gl, PACK_FRAGMENT[format]);
  const copy = createFittedCopy(gl, source, wanted);
  const packed = gl.createRenderbuffer();
  const framebuffer = gl.createFramebuffer();
  gl.bindRenderbuffer(gl.RENDERBUFFER, packed);
  gl.renderbufferStorage(gl.RENDERBUFFER, gl.RGBA8, columns, rows);
  gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
  gl.framebufferRenderbuffer(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.RENDERBUFFER, packed);
  gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  const corners = gl.createVertexArray();
  const reader = createPixelReader(gl, columns, rows);
  const bytes = new Uint8Array(columns * rows * 4);
  return {
    begin() {
      copy.copy();
      gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
      gl.viewport(0, 0, columns, rows);
      for (const test of [gl.DEPTH_TEST, gl.BLEND, gl.CULL_FACE, gl.SCISSOR_TEST, gl.STENCIL_TEST])
        gl.disable(test);
      gl.colorMask(true, true, true, true);
      gl.useProgram(program);
      gl.bindVertexArray(corners);
      gl.activeTexture(gl.TEXTURE0);
      gl.bindTexture(gl.TEXTURE_2D, copy.texture);
      gl.drawArrays(gl.TRIANGLES, 0, 3);
      const reading = reader.begin(0, 0);
      gl.bindVertexArray(null);
      gl.bindFramebuffer(gl.FRAMEBUFFER, null);
      return {
        isReady: reading.isReady,
        take() {
          reading.take(bytes);
          return bytes;
        },
      };
    },
    dispose() {
      reader.dispose();
      copy.dispose();
      gl.deleteVertexArray(corners);
      gl.deleteFramebuffer(framebuffer);
      gl.deleteRenderbuffer(packed);
      gl.deleteProgram(program);
    },
  };
};
