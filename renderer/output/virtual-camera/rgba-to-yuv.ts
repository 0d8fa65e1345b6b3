import type { PixelFormat } from '../../core/virtual-camera.ts';

/**
 * BT.601 in video range, as integers of 1/65536: luma 16..235, chroma 16..240 from 0..255.
 * Source: ITU-R BT.601-7, 2.5.3 and 2.5.4. The chroma factors are a quarter, for the sum of four pixels.
 */
const Y_R = 16829;
const Y_G = 33039;
const Y_B = 6416;
const Y_0 = (16 << 16) + 32768;
const U_R = -2428;
const U_G = -4768;
const U_B = 7196;
const V_R = 7196;
const V_G = -6026;
const V_B = -1170;
const C_0 = (128 << 16) + 32768;

/** Even sides; `pixels` are width × height, each 0xAABBGGRR, BOTTOM row first, as WebGL reads them. */
interface Picture {
  readonly pixels: Uint32Array;
  readonly width: number;
  readonly height: number;
}

const luma = (r: number, g: number, b: number): number => (Y_R * r + Y_G * g + Y_B * b + Y_0) >> 16;
/** Of the sums of four pixels. */
const chromaU = (r: number, g: number, b: number): number => (U_R * r + U_G * g + U_B * b + C_0) >> 16;
const chromaV = (r: number, g: number, b: number): number => (V_R * r + V_G * g + V_B * b + C_0) >> 16;

/**
 * Two rows at a time, so that each pixel is read once. `uStart` and `vStart` are where the chroma begins and `step` how
 * far apart its values lie, which is all that tells I420 from NV12.
 */
const toPlanes = (
  { pixels, width, height }: Picture,
  into: Uint8Array,
  { uStart, vStart, step }: { uStart: number; vStart: number; step: number },
): void => {
  let u = uStart;
  let v = vStart;
  for (let y = 0; y < height; y += 2) {
    let upper = (height - 1 - y) * width;
    let lower = upper - width;
    let yUpper = y * width;
    let yLower = yUpper + width;
    for (let x = 0; x < width; x += 2) {
      const a = pixels[upper++] as number;
      const b = pixels[upper++] as number;
      const c = pixels[lower++] as number;
      const d = pixels[lower++] as number;
      const ar = a & 255;
      const ag = (a >> 8) & 255;
      const ab = (a >> 16) & 255;
      const br = b & 255;
      const bg = (b >> 8) & 255;
      const bb = (b >> 16) & 255;
      const cr = c & 255;
      const cg = (c >> 8) & 255;
      const cb = (c >> 16) & 255;
      const dr = d & 255;
      const dg = (d >> 8) & 255;
      const db = (d >> 16) & 255;
      into[yUpper++] = luma(ar, ag, ab);
      into[yUpper++] = luma(br, bg, bb);
      into[yLower++] = luma(cr, cg, cb);
      into[yLower++] = luma(dr, dg, db);
      const r = ar + br + cr + dr;
      const g = ag + bg + cg + dg;
      const bl = ab + bb + cb + db;
      into[u] = chromaU(r, g, bl);
      into[v] = chromaV(r, g, bl);
      u += step;
      v += step;
    }
  }
};

const toYuyv = ({ pixels, width, height }: Picture, into: Uint8Array): void => {
  let out = 0;
  for (let y = 0; y < height; y += 1) {
    let at = (height - 1 - y) * width;
    for (let x = 0; x < width; x += 2) {
      const a = pixels[at++] as number;
      const b = pixels[at++] as number;
      const ar = a & 255;
      const ag = (a >> 8) & 255;
      const ab = (a >> 16) & 255;
      const br = b & 255;
      const bg = (b >> 8) & 255;
      const bb = (b >> 16) & 255;
      const r = (ar + br) * 2;
      const g = (ag + bg) * 2;
      const bl = (ab + bb) * 2;
      into[out++] = luma(ar, ag, ab);
      into[out++] = chromaU(r, g, bl);
      into[out++] = luma(br, bg, bb);
      into[out++] = chromaV(r, g, bl);
    }
  }
};

/**
 * Converts on the processor what WebGL read: `rgba` holds width × height × 4 bytes, bottom row first, at an offset
 * that is a multiple of 4; `into` holds `pictureBytes(format, width, height)`. Both sides even.
 */
export const rgbaToYuv = (
  rgba: Uint8Array,
  width: number,
  height: number,
  format: PixelFormat,
  into: Uint8Array,
): void => {
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height);
  const picture = { pixels, width, height };
  const area = width * height;
  switch (format) {
    case 'I420':
      toPlanes(picture, into, { uStart: area, vStart: area + area / 4, step: 1 });
      break;
    case 'NV12':
      toPlanes(picture, into, { uStart: area, vStart: area + 1, step: 2 });
      break;
    case 'YUYV':
      toYuyv(picture, into);
      break;
    case 'RGBA':
      into.set(rgba);
  }
};
