import { describe, expect, it } from 'vitest';
import { shrunkSize } from '../../renderer/track/shrink-picture.ts';
import { shrinkYuv, type YuvPicture } from '../../renderer/track/shrink-yuv.ts';

/** A picture of one colour, planes one after the other. */
const flat = (
  width: number,
  height: number,
  [y, u, v]: [number, number, number],
  nv12: boolean,
): YuvPicture => {
  const size = width * height;
  const bytes = new Uint8Array(size * 1.5).fill(y, 0, size);
  if (nv12) for (let i = size; i < bytes.length; i += 2) bytes.set([u, v], i);
  else bytes.fill(u, size, size * 1.25).fill(v, size * 1.25);
  const chroma = nv12 ? width : width / 2;
  return {
    bytes,
    luma: { offset: 0, stride: width },
    u: { offset: size, stride: chroma },
    v: { offset: nv12 ? size + 1 : size * 1.25, stride: chroma },
    chromaStep: nv12 ? 2 : 1,
    fullRange: false,
    bt709: false,
    width,
    height,
  };
};

const target = (width: number, height: number) => ({
  width,
  height,
  data: new Uint8ClampedArray(width * height * 4),
});

describe('shrinkYuv', () => {
  // BT.601, studio range: en.wikipedia.org/wiki/YCbCr
  it.each([
    ['white', [235, 128, 128], [255, 255, 255]],
    ['black', [16, 128, 128], [0, 0, 0]],
    ['red', [81, 90, 240], [254, 0, 0]],
    ['green', [145, 54, 34], [0, 255, 1]],
    ['blue', [41, 240, 110], [0, 0, 255]],
  ] as const)('turns %s into itself, from I420 and from NV12', (_name, yuv, rgb) => {
    for (const nv12 of [false, true]) {
      const out = target(6, 4);
      shrinkYuv(flat(20, 12, [...yuv], nv12), out);
      for (let i = 0; i < out.data.length; i += 4) {
        for (const channel of [0, 1, 2] as const) {
          expect(Math.abs((out.data[i + channel] ?? 0) - rgb[channel])).toBeLessThanOrEqual(2);
        }
        expect(out.data[i + 3]).toBe(255);
      }
    }
  });

  it.each([
    ['red, BT.709', { bt709: true }, [63, 102, 240], [255, 0, 0]],
    ['green, BT.709', { bt709: true }, [173, 42, 26], [0, 255, 0]],
    ['red, full range', { fullRange: true }, [76, 85, 255], [254, 0, 0]],
    ['white, full range', { fullRange: true }, [255, 128, 128], [255, 255, 255]],
  ] as const)('follows the film’s own colour space: %s', (_name, space, yuv, rgb) => {
    const out = target(2, 2);
    shrinkYuv({ ...flat(8, 8, [...yuv], false), ...space }, out);
    for (const channel of [0, 1, 2] as const)
      expect(Math.abs((out.data[channel] ?? 0) - rgb[channel])).toBeLessThanOrEqual(2);
  });

  it('keeps what is where', () => {
    const picture = flat(16, 16, [16, 128, 128], false);
    for (let y = 8; y < 16; y += 1) picture.bytes.fill(235, y * 16 + 8, y * 16 + 16);
    const out = target(4, 4);
    shrinkYuv(picture, out);
    const greys = Array.from({ length: 16 }, (_, i) => ((out.data[i * 4] ?? 0) > 127 ? 1 : 0));
    expect(greys).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1]);
  });
});

describe('shrunkSize', () => {
  it('keeps the shape, stays even and never enlarges', () => {
    expect(shrunkSize({ width: 1280, height: 720 }, 320)).toEqual({ width: 320, height: 180 });
    expect(shrunkSize({ width: 720, height: 1280 }, 320)).toEqual({ width: 180, height: 320 });
    expect(shrunkSize({ width: 200, height: 100 }, 320)).toEqual({ width: 200, height: 100 });
    expect(shrunkSize({ width: 10_000, height: 3 }, 320)).toEqual({ width: 320, height: 2 });
  });
});
