import { describe, expect, it } from 'vitest';
import { createRandom } from '../../renderer/core/math/seeded-random.ts';
import { createOutputRate } from '../../renderer/session/output-rate.ts';

/** Pictures of `seconds` that pass, from a camera of so many a second whose moments tremble by ± `tremble` milliseconds. */
const passed = (rate: number, camera: number, tremble = 0, seconds = 10): number => {
  const random = createRandom(3);
  const gate = createOutputRate();
  gate.set(rate);
  const moments = Array.from(
    { length: camera * seconds },
    (_, i) => 1e12 + (i * 1000) / camera + (random() * 2 - 1) * tremble,
  );
  return moments.filter((moment) => gate.isDue(moment)).length / seconds;
};

describe('the output rate', () => {
  it.each([
    [30, 30, 0],
    [30, 30, 8],
    [60, 60, 4],
    [60, 30, 8],
    [30, 24, 5],
    [24, 24, 5],
  ])('at %i lets a camera of %i through whole, trembling by %i ms', (rate, camera, tremble) => {
    expect(passed(rate, camera, tremble)).toBe(camera);
  });

  it.each([
    [30, 60, 3],
    [24, 60, 3],
    [24, 30, 5],
    [30, 50, 3],
  ])('at %i thins a camera of %i', (rate, camera, tremble) => {
    expect(Math.abs(passed(rate, camera, tremble) - rate)).toBeLessThan(0.6);
  });

  it('goes on after a clock that jumped, forwards or back', () => {
    const gate = createOutputRate();
    gate.set(30);
    expect([0, 1e9, 0, 34].map((moment) => gate.isDue(moment))).toEqual([true, true, true, true]);
  });
});
