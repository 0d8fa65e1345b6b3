import type { PictureArea } from '../../render/picture-area.ts';

/*
 * A film's picture on the processor: RGBA, top row first. WebGL gives the bottom row first and colours that are already
 * dimmed by their transparency; video and PNG want neither.
 */

/** Lays a part of a picture, as WebGL read it, into the whole `width × height`, upside up. */
export const layArea = (
  from: Uint8Array,
  { left, bottom, ...size }: PictureArea,
  to: Uint8Array,
  width: number,
  height: number,
): void => {
  const stride = size.width * 4;
  for (let row = 0; row < size.height; row += 1)
    to.set(from.subarray(row * stride, (row + 1) * stride), ((height - 1 - bottom - row) * width + left) * 4);
};

/** Colours as they are without their transparency. */
export const undim = (pixels: Uint8Array): void => {
  for (let at = 0; at < pixels.length; at += 4) {
    const alpha = pixels[at + 3] ?? 255;
    if (alpha === 255 || alpha === 0) continue;
    for (let k = at; k < at + 3; k += 1) pixels[k] = Math.min(255, ((pixels[k] ?? 0) * 255) / alpha);
  }
};

/** Transparency as a picture of its own: I420, grey, as VP8 and VP9 carry it beside the colours. */
export const alphaPlane = (pixels: Uint8Array, into: Uint8Array, width: number, height: number): void => {
  const count = width * height;
  for (let i = 0; i < count; i += 1) into[i] = pixels[i * 4 + 3] ?? 255;
  into.fill(128, count);
};

/** A small picture to be laid over a large one; colours not dimmed. */
export interface Patch {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray;
}

/** Lays a patch over a picture, which it changes. */
export const layPatch = (
  pixels: Uint8Array,
  width: number,
  { x, y, pixels: patch, ...size }: Patch,
): void => {
  for (let row = 0; row < size.height; row += 1) {
    let from = row * size.width * 4;
    let to = ((y + row) * width + x) * 4;
    for (let column = 0; column < size.width; column += 1, from += 4, to += 4) {
      const over = patch[from + 3] ?? 0;
      if (over === 0) continue;
      const share = over / 255;
      for (let k = 0; k < 3; k += 1) {
        const under = pixels[to + k] ?? 0;
        pixels[to + k] = under + ((patch[from + k] ?? 0) - under) * share;
      }
      pixels[to + 3] = Math.max(pixels[to + 3] ?? 0, over);
    }
  }
};
