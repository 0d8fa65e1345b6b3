import { describe, expect, it } from 'vitest';
import { BACKDROPS } from '../../renderer/core/settings.ts';
import { paintBackdrop } from '../../renderer/render/paint-backdrop.ts';

const WIDTH = 64;
const HEIGHT = 40;
/** `x` and `y` as shares from the left and the top, as CSS counts. */
const at = (pixels: Uint8Array, x: number, y: number): number[] => {
  const column = Math.min(WIDTH - 1, Math.floor(x * WIDTH));
  const row = HEIGHT - 1 - Math.min(HEIGHT - 1, Math.floor(y * HEIGHT));
  return Array.from(pixels.subarray((row * WIDTH + column) * 4, (row * WIDTH + column) * 4 + 4));
};

describe('paintBackdrop', () => {
  it.each(BACKDROPS)('%s is opaque and the same every time', (backdrop) => {
    const pixels = paintBackdrop(backdrop, WIDTH, HEIGHT);
    expect(pixels).toHaveLength(WIDTH * HEIGHT * 4);
    expect(pixels.filter((_, i) => i % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
    expect(paintBackdrop(backdrop, WIDTH, HEIGHT)).toEqual(pixels);
  });
  it('has the first stop in the middle of its glow and the last in the far corner', () => {
    const night = paintBackdrop('night', WIDTH, HEIGHT);
    for (const [k, value] of [76, 85, 99].entries())
      expect(Math.abs((at(night, 0.5, 0.36)[k] as number) - value)).toBeLessThan(3);
    for (const [k, value] of [20, 23, 28].entries())
      expect(Math.abs((at(night, 0, 1)[k] as number) - value)).toBeLessThanOrEqual(8);
  });
  it('lays the warm glow of dusk over its blue', () => {
    const dusk = paintBackdrop('dusk', WIDTH, HEIGHT);
    const [warmRed, , warmBlue] = at(dusk, 0.78, 0.3) as [number, number, number];
    const [coolRed, , coolBlue] = at(dusk, 0.3, 0.4) as [number, number, number];
    expect(warmRed).toBeGreaterThan(coolRed + 20);
    expect(coolBlue).toBeGreaterThan(coolRed);
    expect(warmBlue).toBeGreaterThan(100);
  });
});
