import { describe, expect, it } from 'vitest';
import { clamp, clamp01, mix, smoothstep, softClamp } from '../../../renderer/core/math/smoothstep.ts';

describe('smoothstep', () => {
  it('is 0 before, 1 after, one half in the middle, and level at both ends', () => {
    expect(smoothstep(2, 4, 1)).toBe(0);
    expect(smoothstep(2, 4, 9)).toBe(1);
    expect(smoothstep(2, 4, 3)).toBe(0.5);
    expect(smoothstep(0, 1, 0.001)).toBeLessThan(1e-5);
    expect(1 - smoothstep(0, 1, 0.999)).toBeLessThan(1e-5);
  });

  it('is nowhere steeper than 1.5', () => {
    let steepest = 0;
    for (let i = 0; i < 1000; i++)
      steepest = Math.max(steepest, (smoothstep(0, 1, (i + 1) / 1000) - smoothstep(0, 1, i / 1000)) * 1000);
    expect(steepest).toBeCloseTo(1.5, 3);
  });
});

describe('clamp', () => {
  it('keeps within the range and turns NaN into the low end', () => {
    expect([clamp(5, 0, 2), clamp(-5, 0, 2), clamp(1, 0, 2), clamp(Number.NaN, 0, 2)]).toEqual([2, 0, 1, 0]);
    expect(clamp01(Number.NaN)).toBe(0);
    expect(mix(2, 6, 0.25)).toBe(3);
  });
});

describe('softClamp', () => {
  it('leaves the inner part alone, is odd, grows, and never passes the limit', () => {
    expect(softClamp(0.6, 1)).toBe(0.6);
    expect(softClamp(-0.9, 1)).toBe(-softClamp(0.9, 1));
    let before = -2;
    for (let x = -10; x <= 10; x += 0.01) {
      const y = softClamp(x, 1);
      expect(y).toBeGreaterThanOrEqual(before);
      expect(Math.abs(y)).toBeLessThanOrEqual(1);
      before = y;
    }
  });

  it('has no kink at the knee', () => {
    const slope = (softClamp(0.7 + 1e-5, 1) - softClamp(0.7, 1)) / 1e-5;
    expect(slope).toBeCloseTo(1, 3);
  });
});
