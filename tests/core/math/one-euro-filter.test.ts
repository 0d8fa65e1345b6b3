import { describe, expect, it } from 'vitest';
import {
  createOneEuroFilter,
  createRotationFilter,
  type OneEuroOptions,
  smoothingFactor,
} from '../../../renderer/core/math/one-euro-filter.ts';
import { fromEuler, type Quaternion, toEuler } from '../../../renderer/core/math/quaternion.ts';
import { between, createRandom } from '../../../renderer/core/math/seeded-random.ts';
import { standardDeviation } from '../make-face.ts';

const STEP = 1 / 30;
const PROMPT: OneEuroOptions = { restCutoff: 3.5, speedGain: 3 };

describe('one euro filter', () => {
  it('passes the first sample unchanged', () => {
    expect(createOneEuroFilter().next(0.7, STEP, PROMPT)).toBe(0.7);
  });

  it('has the smoothing factor of the paper, r / (r + 1) with r = 2π fc T', () => {
    expect(smoothingFactor(1, 1 / (2 * Math.PI))).toBeCloseTo(0.5, 12);
    expect(smoothingFactor(Number.POSITIVE_INFINITY, STEP)).toBe(1);
  });

  it('gives the figures of the algorithm worked out by hand', () => {
    const filter = createOneEuroFilter();
    filter.next(0, STEP, { restCutoff: 1, speedGain: 2 });
    const r = (2 * Math.PI) / 30;
    const speed = (1 / STEP) * (r / (r + 1));
    const rFast = r * (1 + 2 * speed);
    expect(filter.next(1, STEP, { restCutoff: 1, speedGain: 2 })).toBeCloseTo(rFast / (rFast + 1), 12);
  });

  it('with an infinite cut-off lets everything through', () => {
    const filter = createOneEuroFilter();
    const raw = { restCutoff: Number.POSITIVE_INFINITY, speedGain: 0 };
    for (const sample of [0.1, 0.9, 0.3]) expect(filter.next(sample, STEP, raw)).toBe(sample);
  });

  it('does not move on a step of no or negative time', () => {
    const filter = createOneEuroFilter();
    filter.next(0.2, STEP, PROMPT);
    expect(filter.next(1, 0, PROMPT)).toBe(0.2);
    expect(filter.next(1, -3, PROMPT)).toBe(0.2);
    expect(filter.next(1, Number.NaN, PROMPT)).toBe(0.2);
  });

  it('never overshoots and always arrives, whatever the steps', () => {
    const random = createRandom(3);
    const filter = createOneEuroFilter();
    let value = filter.next(0, STEP, PROMPT);
    for (let i = 0; i < 300; i++) {
      const next = filter.next(1, between(random, 0.001, 0.2), PROMPT);
      expect(next).toBeGreaterThanOrEqual(value - 1e-12);
      expect(next).toBeLessThanOrEqual(1);
      value = next;
    }
    expect(value).toBeGreaterThan(0.999);
  });

  it('calms noise at rest to less than 70 % with the prompt figures and to less than half with the calm ones', () => {
    const random = createRandom(11);
    const noise = Array.from({ length: 600 }, () => 0.3 + between(random, -0.02, 0.02));
    const ratio = (options: OneEuroOptions): number => {
      const filter = createOneEuroFilter();
      return standardDeviation(noise.map((x) => filter.next(x, STEP, options))) / standardDeviation(noise);
    };
    expect(ratio(PROMPT)).toBeLessThan(0.7);
    expect(ratio({ restCutoff: 1.4, speedGain: 1.5 })).toBeLessThan(0.5);
  });

  it('forgets on reset', () => {
    const filter = createOneEuroFilter();
    filter.next(0, STEP, PROMPT);
    filter.reset();
    expect(filter.next(1, STEP, PROMPT)).toBe(1);
  });
});

describe('rotation filter', () => {
  const HEAD: OneEuroOptions = { restCutoff: 1.5, speedGain: 5 };

  it('stays a unit quaternion and goes the short way when the sign flips', () => {
    const filter = createRotationFilter();
    const still = fromEuler({ yaw: 0.4, pitch: 0.1, roll: 0 });
    filter.next(still, STEP, HEAD);
    const flipped: Quaternion = [-still[0], -still[1], -still[2], -still[3]];
    const out = filter.next(flipped, STEP, HEAD);
    expect(Math.hypot(...out)).toBeCloseTo(1, 9);
    expect(toEuler(out).yaw).toBeCloseTo(0.4, 9);
  });

  it('follows a quick turn of 40° within three frames to 90 %', () => {
    const filter = createRotationFilter();
    filter.next(fromEuler({ yaw: 0, pitch: 0, roll: 0 }), STEP, HEAD);
    const target = fromEuler({ yaw: 0.7, pitch: 0, roll: 0 });
    let out = target;
    for (let i = 0; i < 3; i++) out = filter.next(target, STEP, HEAD);
    expect(toEuler(out).yaw).toBeGreaterThan(0.63);
  });
});
