import { expect, it } from 'vitest';
import { codecFor } from '../../../renderer/core/broadcast/video-codec.ts';
import { bitsPerSecondFor, layerCountOf, layerFor } from '../../../renderer/core/broadcast/video-layers.ts';

const at = (height: number) => ({ width: (height * 16) / 9, height });

it('parts large pictures into sizes, and leaves small ones whole', () => {
  expect([1080, 720, 360, 180].map((height) => layerCountOf(at(height)))).toEqual([3, 3, 2, 1]);
  // The short side tells.
  expect(layerCountOf({ width: 360, height: 1280 })).toBe(2);
});

it.each([
  ['a whole screen', at(1080), 2],
  ['the picture’s own size', at(720), 2],
  ['half of it', at(360), 1],
  ['a little more than half', at(400), 1],
  ['two thirds', at(480), 2],
  ['a thumbnail', at(90), 0],
  ['a tall phone, which its width decides', { width: 640, height: 1400 }, 1],
  ['nothing at all', { width: 0, height: 0 }, 0],
])('for %s takes the smallest that fills it', (_what, shown, layer) => {
  expect(layerFor(shown, at(720), 3)).toBe(layer);
});

it('takes the one layer that there is', () => {
  expect(layerFor(at(90), at(720), 1)).toBe(0);
});

it('gives a picture with fewer pixels fewer bits, but more for each', () => {
  const [whole, half] = [bitsPerSecondFor(at(720)), bitsPerSecondFor(at(360))];
  expect(whole).toBe(2_500_000);
  expect(half).toBeGreaterThan(whole / 4);
  expect(half).toBeLessThan(whole / 2);
});

it('falls back to VP8 where a codec is not made', () => {
  expect(codecFor('auto', () => true)).toBe('vp8');
  expect(codecFor('vp9', () => true)).toBe('vp9');
  expect(codecFor('h264', (codec) => codec !== 'h264')).toBe('vp8');
});
