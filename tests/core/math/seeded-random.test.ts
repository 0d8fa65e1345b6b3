import { describe, expect, it } from 'vitest';
import { between, createRandom } from '../../../renderer/core/math/seeded-random.ts';

const draw = (seed: number, count: number): number[] => Array.from({ length: count }, createRandom(seed));

describe('seeded random', () => {
  it('repeats itself for a seed and differs for another', () => {
    expect(draw(7, 50)).toEqual(draw(7, 50));
    expect(draw(7, 50)).not.toEqual(draw(8, 50));
  });

  it('spreads evenly over [0, 1)', () => {
    const numbers = draw(1, 20_000);
    const bins = new Array<number>(10).fill(0);
    for (const x of numbers) {
      expect(x >= 0 && x < 1).toBe(true);
      bins[Math.floor(x * 10)] = (bins[Math.floor(x * 10)] ?? 0) + 1;
    }
    // Chi-squared with nine degrees of freedom: above 27.9 one time in a thousand.
    expect(bins.reduce((sum, n) => sum + (n - 2000) ** 2 / 2000, 0)).toBeLessThan(27.9);
  });

  it('shows no link between one draw and the next', () => {
    const x = draw(2, 20_000).map((value) => value - 0.5);
    const product = x.slice(1).reduce((sum, value, i) => sum + value * (x[i] ?? 0), 0) / x.length;
    expect(Math.abs(product * 12)).toBeLessThan(0.03);
  });

  it('draws between bounds', () => {
    const random = createRandom(4);
    for (let i = 0; i < 100; i++) {
      const x = between(random, -3, 5);
      expect(x >= -3 && x < 5).toBe(true);
    }
  });
});
