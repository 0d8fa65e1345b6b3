import { describe, expect, it } from 'vitest';
import { createFollowThrough } from '../../../renderer/core/animate/follow-through.ts';
import { fromEuler, multiply, type Quaternion, toEuler } from '../../../renderer/core/math/quaternion.ts';
import { between, createRandom } from '../../../renderer/core/math/seeded-random.ts';

const STEP = 1 / 30;

const angleBetween = (a: Quaternion, b: Quaternion): number =>
  2 * Math.acos(Math.min(1, Math.abs(a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3])));

describe('follow-through', () => {
  it('always composes to the wanted head, also while it lags and breathes', () => {
    const random = createRandom(51);
    const spine = createFollowThrough();
    for (let i = 0; i < 500; i++) {
      const wanted = fromEuler({
        yaw: between(random, -1.2, 1.2),
        pitch: between(random, -0.7, 0.7),
        roll: between(random, -0.7, 0.7),
      });
      const breath = fromEuler({ yaw: 0, pitch: between(random, -0.02, 0), roll: 0 });
      const { chest, neck, head } = spine.next(wanted, between(random, 0, 0.1), breath);
      expect(angleBetween(multiply(multiply(chest, neck), head), wanted)).toBeLessThan(1e-6);
    }
  });

  it('ends with the chest at 20 % and the neck at 50 % of the turn', () => {
    const spine = createFollowThrough();
    const wanted = fromEuler({ yaw: 0.8, pitch: 0, roll: 0 });
    let last = spine.next(wanted, STEP);
    for (let i = 0; i < 120; i++) last = spine.next(wanted, STEP);
    expect(toEuler(last.chest).yaw).toBeCloseTo(0.16, 3);
    expect(toEuler(multiply(last.chest, last.neck)).yaw).toBeCloseTo(0.4, 3);
  });

  it('lets the neck come before the chest, and both after the head', () => {
    const spine = createFollowThrough();
    spine.next(fromEuler({ yaw: 0, pitch: 0, roll: 0 }), STEP);
    const wanted = fromEuler({ yaw: 0.8, pitch: 0, roll: 0 });
    let last = spine.next(wanted, STEP);
    for (let i = 0; i < 3; i++) last = spine.next(wanted, STEP);
    const neckDone = toEuler(multiply(last.chest, last.neck)).yaw / 0.4;
    const chestDone = toEuler(last.chest).yaw / 0.16;
    expect(neckDone).toBeLessThan(0.95);
    expect(chestDone).toBeLessThan(neckDone);
    expect(chestDone).toBeGreaterThan(0.1);
  });
});
