import { describe, expect, it } from 'vitest';
import { createRandom } from '../../renderer/core/math/seeded-random.ts';
import { PIXEL_FORMATS, type PixelFormat, pictureBytes } from '../../renderer/core/virtual-camera.ts';
import { rgbaToYuv } from '../../renderer/output/virtual-camera/rgba-to-yuv.ts';

type Colour = readonly [number, number, number];

/** BT.601 in video range with real numbers, straight from the recommendation. */
const exact = ([r, g, b]: Colour): Colour => [
  16 + (65.481 * r + 128.553 * g + 24.966 * b) / 255,
  128 + (-37.797 * r - 74.203 * g + 112 * b) / 255,
  128 + (112 * r - 93.786 * g - 18.214 * b) / 255,
];

const mean = (colours: readonly Colour[]): Colour => {
  const of = (channel: 0 | 1 | 2) =>
    colours.reduce((sum, colour) => sum + colour[channel], 0) / colours.length;
  return [of(0), of(1), of(2)];
};

/** A picture of noise; `at` counts rows from the top, as a device does, though the bytes begin at the bottom. */
const noise = (width: number, height: number) => {
  const random = createRandom(7);
  const rgba = Uint8Array.from({ length: width * height * 4 }, () => Math.floor(random() * 256));
  const at = (x: number, y: number): Colour => {
    const byte = ((height - 1 - y) * width + x) * 4;
    return [rgba[byte] ?? 0, rgba[byte + 1] ?? 0, rgba[byte + 2] ?? 0];
  };
  const quad = (x: number, y: number) =>
    exact(mean([at(2 * x, 2 * y), at(2 * x + 1, 2 * y), at(2 * x, 2 * y + 1), at(2 * x + 1, 2 * y + 1)]));
  return { rgba, at, quad };
};

const convert = (rgba: Uint8Array, width: number, height: number, format: PixelFormat): Uint8Array => {
  const into = new Uint8Array(pictureBytes(format, width, height));
  rgbaToYuv(rgba, width, height, format, into);
  return into;
};

const [WIDTH, HEIGHT] = [14, 6];
const { rgba, at, quad } = noise(WIDTH, HEIGHT);
const area = WIDTH * HEIGHT;

const farthest = (pairs: readonly (readonly [number | undefined, number])[]): number =>
  Math.max(...pairs.map(([got, wanted]) => Math.abs((got ?? Number.NaN) - wanted)));

const pixels = Array.from({ length: area }, (_, i) => [i % WIDTH, Math.floor(i / WIDTH)] as const);
const quads = Array.from(
  { length: area / 4 },
  (_, i) => [i % (WIDTH / 2), Math.floor(i / (WIDTH / 2))] as const,
);

describe('converting on the processor', () => {
  it.each(['I420', 'NV12'] as const)('%s has the luma of every pixel, top row first', (format) => {
    const bytes = convert(rgba, WIDTH, HEIGHT, format);
    expect(farthest(pixels.map(([x, y], i) => [bytes[i], exact(at(x, y))[0]]))).toBeLessThan(0.6);
  });

  it('I420 has two planes of chroma, each value the mean of four pixels', () => {
    const bytes = convert(rgba, WIDTH, HEIGHT, 'I420');
    expect(farthest(quads.map(([x, y], i) => [bytes[area + i], quad(x, y)[1]]))).toBeLessThan(0.6);
    expect(farthest(quads.map(([x, y], i) => [bytes[area * 1.25 + i], quad(x, y)[2]]))).toBeLessThan(0.6);
  });

  it('NV12 has them side by side', () => {
    const bytes = convert(rgba, WIDTH, HEIGHT, 'NV12');
    expect(farthest(quads.map(([x, y], i) => [bytes[area + 2 * i], quad(x, y)[1]]))).toBeLessThan(0.6);
    expect(farthest(quads.map(([x, y], i) => [bytes[area + 2 * i + 1], quad(x, y)[2]]))).toBeLessThan(0.6);
  });

  it('YUYV has luma for each pixel and chroma for each pair', () => {
    const bytes = convert(rgba, WIDTH, HEIGHT, 'YUYV');
    const pair = (x: number, y: number) => exact(mean([at(x - (x % 2), y), at(x - (x % 2) + 1, y)]));
    expect(farthest(pixels.map(([x, y], i) => [bytes[2 * i], exact(at(x, y))[0]]))).toBeLessThan(0.6);
    expect(
      farthest(pixels.map(([x, y], i) => [bytes[2 * i + 1], pair(x, y)[x % 2 === 0 ? 1 : 2]])),
    ).toBeLessThan(0.6);
  });

  it('keeps to video range at the ends', () => {
    for (const [level, luma] of [
      [0, 16],
      [255, 235],
    ] as const) {
      const flat = new Uint8Array(4 * 4 * 4).fill(level);
      const bytes = convert(flat, 4, 4, 'I420');
      expect([...bytes.subarray(0, 16)]).toEqual(new Array(16).fill(luma));
      expect([...bytes.subarray(16)]).toEqual(new Array(8).fill(128));
    }
  });

  it('leaves RGBA as it is', () => {
    expect(convert(rgba, WIDTH, HEIGHT, 'RGBA')).toEqual(rgba);
  });
});

it('every format says how many bytes a picture has', () => {
  expect(PIXEL_FORMATS.map((format) => pictureBytes(format, 640, 360))).toEqual([
    345_600, 345_600, 460_800, 921_600,
  ]);
});
