import { describe, expect, it } from 'vitest';
import { BREATH_SECONDS, breathe } from '../../../renderer/core/animate/breathe.ts';
import { createGaze } from '../../../renderer/core/animate/gaze.ts';
import { createRandom } from '../../../renderer/core/math/seeded-random.ts';

const DEGREE = Math.PI / 180;
const STEP = 1 / 60;

const minutes = (seed: number, count: number) => {
  const gaze = createGaze(createRandom(seed));
  return Array.from({ length: (count * 60) / STEP }, () => gaze.next(STEP));
};

describe('gaze', () => {
  it('mostly faces the camera and glances away now and then', () => {
    const life = minutes(4, 5);
    const away = life.filter(({ wandering }) => Math.abs(wandering.yaw) > 5 * DEGREE).length / life.length;
    expect(away).toBeGreaterThan(0.03);
    expect(away).toBeLessThan(0.35);
    for (const { wandering } of life) {
      expect(Math.abs(wandering.yaw)).toBeLessThanOrEqual(20 * DEGREE);
      expect(Math.abs(wandering.pitch)).toBeLessThanOrEqual(10 * DEGREE);
    }
  });

  it('never rests: a tremor of less than a degree goes on, with a micro-saccade or two a second', () => {
    const life = minutes(5, 1);
    let flicks = 0;
    let inFlick = false;
    life.forEach(({ tremor }, i) => {
      const before = life[i - 1]?.tremor ?? tremor;
      const speed = Math.hypot(tremor.yaw - before.yaw, tremor.pitch - before.pitch) / STEP;
      if (speed > 3 * DEGREE && !inFlick) flicks += 1;
      inFlick = speed > 3 * DEGREE;
      expect(Math.hypot(tremor.yaw, tremor.pitch)).toBeLessThan(DEGREE);
    });
    expect(flicks).toBeGreaterThan(45);
    expect(flicks).toBeLessThan(150);
  });

  it('does the same for the same seed and another thing for another', () => {
    expect(minutes(6, 0.2)).toEqual(minutes(6, 0.2));
    expect(minutes(6, 0.2)).not.toEqual(minutes(7, 0.2));
  });
});

describe('breath', () => {
  it('comes fifteen times a minute, faster in than out, without a jump', () => {
    const fullness = Array.from({ length: 481 }, (_, i) => breathe((i / 480) * BREATH_SECONDS).fullness);
    const top = fullness.indexOf(Math.max(...fullness)) / 480;
    expect(top).toBeCloseTo(0.4, 1);
    expect(Math.max(...fullness)).toBeCloseTo(1, 3);
    expect(fullness[0]).toBe(0);
    expect(fullness.at(-1)).toBe(0);
    fullness.slice(1).forEach((value, i) => {
      expect(Math.abs(value - (fullness[i] ?? 0))).toBeLessThan(0.01);
    });
    expect(breathe(-1).fullness).toBeCloseTo(breathe(BREATH_SECONDS - 1).fullness, 9);
  });
});
