import { describe, expect, it } from 'vitest';
import { fromEuler, type Quaternion, rotate, toEuler } from '../../renderer/core/math/quaternion.ts';
import type { Vector3 } from '../../renderer/core/math/vector3.ts';
import { poseFromMatrix } from '../../renderer/track/pose-from-matrix.ts';

/** MediaPipe's matrix of a rotation and a place in centimetres. */
const matrixOf = (rotation: Quaternion, [x, y, z]: Vector3): number[] => [
  ...rotate(rotation, [1, 0, 0]),
  0,
  ...rotate(rotation, [0, 1, 0]),
  0,
  ...rotate(rotation, [0, 0, 1]),
  0,
  x,
  y,
  z,
  1,
];

describe('head pose from a matrix', () => {
  it.each([
    { yaw: 0.4, pitch: 0, roll: 0 },
    { yaw: -0.3, pitch: 0.2, roll: -0.5 },
    { yaw: 2.8, pitch: -0.4, roll: 0.3 },
    { yaw: 0.1, pitch: 0.1, roll: 3 },
  ])('keeps a head before the lens as it is turned: %o', (angles) => {
    const { rotation, translation } = poseFromMatrix(matrixOf(fromEuler(angles), [0, 0, -60]));
    const found = toEuler(rotation);
    expect(found.yaw).toBeCloseTo(angles.yaw, 5);
    expect(found.pitch).toBeCloseTo(angles.pitch, 5);
    expect(found.roll).toBeCloseTo(angles.roll, 5);
    expect(translation[0]).toBeCloseTo(0, 9);
    expect(translation[2]).toBeCloseTo(-0.6, 9);
  });

  it('is identity for a head at the side that looks into the lens', () => {
    // 20 cm to the camera's right, 10 above, 60 away, turned back towards the lens.
    const yaw = Math.atan2(-20, 60);
    const pitch = Math.atan2(10, Math.hypot(20, 60));
    const { rotation } = poseFromMatrix(matrixOf(fromEuler({ yaw, pitch, roll: 0 }), [20, 10, -60]));
    const [x, y, z] = rotate(rotation, [0, 0, 1]);
    expect(x).toBeCloseTo(0, 5);
    expect(y).toBeCloseTo(0, 5);
    expect(z).toBeCloseTo(1, 5);
  });

  it('reads a real portrait: in the upper left of the picture, facing the lens, head tilted to her left', () => {
    // What MediaPipe says of NASA's portrait of Eileen Collins (public domain).
    const portrait = [
      0.998, -0.065, -0.013, 0, 0.066, 0.971, 0.231, 0, -0.002, -0.232, 0.973, 0, -5.018, 22.693, -69.931, 1,
    ];
    const { rotation, translation } = poseFromMatrix(portrait);
    const { yaw, pitch, roll } = toEuler(rotation);
    expect(Math.abs(yaw)).toBeLessThan(0.1);
    expect(Math.abs(pitch)).toBeLessThan(0.1);
    expect(roll).toBeLessThan(-0.03);
    expect(roll).toBeGreaterThan(-0.12);
    expect(translation.map((metres) => Math.round(metres * 100))).toEqual([-5, 23, -70]);
  });
});
