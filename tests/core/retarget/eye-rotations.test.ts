import { describe, expect, it } from 'vitest';
import { fromEuler, multiply, rotate } from '../../../renderer/core/math/quaternion.ts';
import { between, createRandom } from '../../../renderer/core/math/seeded-random.ts';
import {
  aim,
  converge,
  EYE_LIMIT,
  eyeRotation,
  lookWeights,
  onCamera,
} from '../../../renderer/core/retarget/eye-rotations.ts';
import { neutralWeights } from '../../../renderer/core/signals/arkit.ts';
import { read } from '../make-face.ts';

const STILL = { yaw: 0, pitch: 0 };

describe('eyes', () => {
  it('turn left for + yaw and up for + pitch', () => {
    const [x, y] = rotate(eyeRotation({ yaw: 0.2, pitch: 0.1 }), [0, 0, 1]);
    expect(x).toBeGreaterThan(0);
    expect(y).toBeGreaterThan(0);
  });

  it('stay within 30° and 20°, never diverge, and share their pitch', () => {
    const random = createRandom(31);
    const wild = () => ({ yaw: between(random, -3, 3), pitch: between(random, -3, 3) });
    for (let i = 0; i < 300; i++) {
      const { left, right } = converge({ left: wild(), right: wild() });
      for (const eye of [left, right]) {
        expect(Math.abs(eye.yaw)).toBeLessThanOrEqual(EYE_LIMIT.yaw);
        expect(Math.abs(eye.pitch)).toBeLessThanOrEqual(EYE_LIMIT.pitch);
      }
      expect(left.yaw).toBeLessThanOrEqual(right.yaw);
      expect(left.pitch).toBe(right.pitch);
    }
  });

  it('counter the head to stay on the camera', () => {
    const head = fromEuler({ yaw: 0.25, pitch: 0.12, roll: 0.2 });
    const eyes = aim({ head, gaze: { left: STILL, right: STILL } }, STILL, 1);
    const middle = { yaw: (eyes.left.yaw + eyes.right.yaw) / 2, pitch: eyes.left.pitch };
    const [x, y, z] = rotate(multiply(head, eyeRotation(middle)), [0, 0, 1]);
    expect(Math.atan2(Math.hypot(x, y), z)).toBeLessThan(0.01);
  });

  it('converge on the camera by a few degrees', () => {
    const { left, right } = onCamera([0, 0, 0, 1]);
    expect(right.yaw - left.yaw).toBeCloseTo((5 * Math.PI) / 180, 9);
  });

  it('write the look weights that go with them', () => {
    const weights = neutralWeights();
    lookWeights(weights, { left: { yaw: 0.2, pitch: -0.1 }, right: { yaw: 0.2, pitch: -0.1 } });
    expect(read(weights, 'eyeLookOutLeft')).toBeCloseTo(0.2 / EYE_LIMIT.yaw, 6);
    expect(read(weights, 'eyeLookInRight')).toBeCloseTo(0.2 / EYE_LIMIT.yaw, 6);
    expect(read(weights, 'eyeLookDownLeft')).toBeCloseTo(0.1 / EYE_LIMIT.pitch, 6);
    expect(read(weights, 'eyeLookUpLeft')).toBe(0);
    expect(read(weights, 'eyeLookInLeft')).toBe(0);
  });
});
