import { describe, expect, it } from 'vitest';
import { between, createRandom } from '../../../renderer/core/math/seeded-random.ts';
import { restingAt, type SpringOptions, stepSpring } from '../../../renderer/core/math/spring.ts';

const CRITICAL: SpringOptions = { frequency: 2, damping: 1 };
const SWINGING: SpringOptions = { frequency: 2, damping: 0.3 };

describe('spring', () => {
  it('matches the closed form of critical damping, 1 − (1 + ωt) e^−ωt', () => {
    const omega = 2 * Math.PI * 2;
    const { position } = stepSpring(restingAt(0), 1, CRITICAL, 0.1);
    expect(position).toBeCloseTo(1 - (1 + omega * 0.1) * Math.exp(-omega * 0.1), 12);
  });

  it('matches fine numerical integration when it swings', () => {
    let position = 0;
    let velocity = 0;
    const omega = 2 * Math.PI * SWINGING.frequency;
    const h = 1e-5;
    for (let i = 0; i < 37_000; i++) {
      velocity += h * (omega * omega * (1 - position) - 2 * SWINGING.damping * omega * velocity);
      position += h * velocity;
    }
    const exact = stepSpring(restingAt(0), 1, SWINGING, 0.37);
    expect(exact.position).toBeCloseTo(position, 3);
    expect(exact.velocity).toBeCloseTo(velocity, 2);
  });

  it.each([
    ['critical', CRITICAL],
    ['swinging', SWINGING],
  ])('takes one long step to where many short ones lead (%s)', (_, options) => {
    const random = createRandom(5);
    let state = { position: 0.4, velocity: -3 };
    let total = 0;
    for (let i = 0; i < 50; i++) {
      const step = between(random, 0, 0.03);
      total += step;
      state = stepSpring(state, 1.5, options, step);
    }
    const whole = stepSpring({ position: 0.4, velocity: -3 }, 1.5, options, total);
    expect(state.position).toBeCloseTo(whole.position, 9);
    expect(state.velocity).toBeCloseTo(whole.velocity, 8);
  });

  it('does not overshoot when critical and does when it swings', () => {
    const highest = (options: SpringOptions): number =>
      Math.max(
        ...Array.from({ length: 200 }, (_, i) => stepSpring(restingAt(0), 1, options, i / 100).position),
      );
    expect(highest(CRITICAL)).toBeLessThanOrEqual(1);
    expect(highest(SWINGING)).toBeGreaterThan(1.3);
  });

  it('survives a step of an hour and ignores one of no or negative time', () => {
    expect(stepSpring(restingAt(0), 1, SWINGING, 3600)).toEqual({ position: 1, velocity: 0 });
    expect(stepSpring(restingAt(0.2), 1, SWINGING, 0)).toEqual(restingAt(0.2));
    expect(stepSpring(restingAt(0.2), 1, SWINGING, -1)).toEqual(restingAt(0.2));
  });
});
