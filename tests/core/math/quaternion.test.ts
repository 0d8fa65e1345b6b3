import { describe, expect, it } from 'vitest';
import {
  conjugate,
  fromEuler,
  IDENTITY,
  multiply,
  normalise,
  type Quaternion,
  rotate,
  scaleRotation,
  slerp,
  toEuler,
} from '../../../renderer/core/math/quaternion.ts';
import { fromRotationVector, toRotationVector } from '../../../renderer/core/math/rotation-vector.ts';
import { between, createRandom } from '../../../renderer/core/math/seeded-random.ts';

const random = createRandom(21);
const anyAngle = (limit: number): number => between(random, -limit, limit);
const SOME: readonly Quaternion[] = Array.from({ length: 200 }, () =>
  fromEuler({ yaw: anyAngle(3), pitch: anyAngle(1.5), roll: anyAngle(3) }),
);

const expectSame = (a: Quaternion, b: Quaternion, digits = 9): void => {
  const cosine = Math.abs(a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3]);
  expect(cosine).toBeCloseTo(1, digits);
};

describe('quaternion', () => {
  it('turns the way its axes say: yaw + to the left (+x), pitch + down', () => {
    const left = rotate(fromEuler({ yaw: Math.PI / 2, pitch: 0, roll: 0 }), [0, 0, 1]);
    const down = rotate(fromEuler({ yaw: 0, pitch: Math.PI / 2, roll: 0 }), [0, 0, 1]);
    expect(left[0]).toBeCloseTo(1, 12);
    expect(down[1]).toBeCloseTo(-1, 12);
  });

  it('returns to its angles', () => {
    for (const q of SOME) expectSame(fromEuler(toEuler(q)), q);
  });

  it('undoes itself by its conjugate', () => {
    for (const q of SOME) expectSame(multiply(q, conjugate(q)), IDENTITY);
  });

  it('applies the right factor first', () => {
    const yaw = fromEuler({ yaw: Math.PI / 2, pitch: 0, roll: 0 });
    const pitch = fromEuler({ yaw: 0, pitch: Math.PI / 2, roll: 0 });
    const v = rotate(multiply(yaw, pitch), [0, 0, 1]);
    expect(v[1]).toBeCloseTo(-1, 12);
  });

  it('halves a rotation so that two halves make it', () => {
    for (const q of SOME) {
      const half = scaleRotation(q, 0.5);
      expectSame(multiply(half, half), q);
    }
  });

  it('slerps to its ends and keeps its length', () => {
    SOME.forEach((q, i) => {
      const other = SOME[(i + 1) % SOME.length] ?? IDENTITY;
      expectSame(slerp(q, other, 0), q);
      expectSame(slerp(q, other, 1), other);
      expect(Math.hypot(...slerp(q, other, 0.3))).toBeCloseTo(1, 12);
    });
  });

  it('normalises nothing to the identity', () => {
    expect(normalise([0, 0, 0, 0])).toEqual(IDENTITY);
  });
});

describe('rotation vector', () => {
  it('is the axis times the angle, and leads back', () => {
    const v = toRotationVector(fromEuler({ yaw: 0.5, pitch: 0, roll: 0 }));
    expect(v.map((x) => Number(x.toFixed(9)))).toEqual([0, 0.5, 0]);
    for (const q of SOME) expectSame(fromRotationVector(toRotationVector(q)), q);
    expect(fromRotationVector([0, 0, 0])).toEqual(IDENTITY);
  });

  it('takes the short way: never more than half a turn', () => {
    for (const q of SOME) expect(Math.hypot(...toRotationVector(q))).toBeLessThanOrEqual(Math.PI + 1e-9);
  });
});
