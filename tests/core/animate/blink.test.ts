import { describe, expect, it } from 'vitest';
import { BLINK_SECONDS, createBlinker, lidClosure } from '../../../renderer/core/animate/blink.ts';
import { createRandom } from '../../../renderer/core/math/seeded-random.ts';

const STEP = 1 / 120;
const TEN_MINUTES = 600 / STEP;

/** The moments, in seconds, at which lids began to fall. */
const blinksIn = (seed: number, mayBlink = true): number[] => {
  const blink = createBlinker(createRandom(seed));
  const starts: number[] = [];
  let before = 0;
  for (let i = 0; i < TEN_MINUTES; i++) {
    const now = blink(STEP, mayBlink);
    if (before === 0 && now > 0) starts.push(i * STEP);
    before = now;
  }
  return starts;
};

describe('blink', () => {
  it('falls in 60–80 ms, rests shut for a picture, rises more slowly, and ends open', () => {
    const at = (seconds: number): number => lidClosure(seconds);
    const shut = [...Array(400).keys()].map((i) => i / 1000).filter((t) => at(t) >= 0.999);
    const down = shut[0] ?? Number.NaN;
    const up = BLINK_SECONDS - (shut.at(-1) ?? Number.NaN);
    expect(down).toBeGreaterThanOrEqual(0.06);
    expect(down).toBeLessThanOrEqual(0.08);
    expect(up).toBeGreaterThan(down * 1.5);
    expect(shut.length / 1000).toBeGreaterThanOrEqual(1 / 30);
    expect(at(0)).toBe(0);
    expect(at(BLINK_SECONDS)).toBe(0);
    expect(at(Number.POSITIVE_INFINITY)).toBe(0);
  });

  it('comes every two to six seconds over ten minutes, now and then twice', () => {
    for (const seed of [1, 2, 3]) {
      const starts = blinksIn(seed);
      const pauses = starts.slice(1).map((start, i) => start - (starts[i] ?? 0));
      const doubles = pauses.filter((pause) => pause < 1);
      const singles = pauses.filter((pause) => pause >= 1);
      expect(starts.length / 10).toBeGreaterThan(12);
      expect(starts.length / 10).toBeLessThan(22);
      expect(Math.min(...singles)).toBeGreaterThanOrEqual(2 - STEP * 2);
      expect(Math.max(...singles)).toBeLessThanOrEqual(6 + STEP * 2);
      expect(doubles.length / starts.length).toBeGreaterThan(0.03);
      expect(doubles.length / starts.length).toBeLessThan(0.25);
      for (const pause of doubles) expect(pause).toBeGreaterThan(BLINK_SECONDS);
    }
  });

  it('without leave never begins', () => {
    expect(blinksIn(1, false)).toEqual([]);
  });

  it('finishes a blink that has begun', () => {
    const blink = createBlinker(createRandom(1));
    while (blink(STEP, true) < 0.5);
    const rest = Array.from({ length: 60 }, () => blink(STEP, false));
    expect(Math.max(...rest)).toBe(1);
    expect(rest.at(-1)).toBe(0);
  });
});
