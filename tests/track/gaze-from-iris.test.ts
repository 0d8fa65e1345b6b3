import { beforeAll, describe, expect, it } from 'vitest';
import { fromEuler, IDENTITY } from '../../renderer/core/math/quaternion.ts';
import { gazeFromIris } from '../../renderer/track/gaze-from-iris.ts';
import { createLandmarkMaker, type LandmarkMaker } from './synthetic-landmarks.ts';

const ASPECT = 4 / 3;
/** Radians; the camera's perspective is not undone. */
const TOLERANCE = 0.06;

describe('gaze from the irises', () => {
  let landmarks: LandmarkMaker;
  beforeAll(async () => {
    landmarks = await createLandmarkMaker();
  });

  it.each([
    { yaw: 0, pitch: 0 },
    { yaw: 0.35, pitch: 0 },
    { yaw: -0.35, pitch: 0.1 },
    { yaw: 0, pitch: 0.3 },
    { yaw: 0.2, pitch: -0.25 },
  ])('finds $yaw to the person’s left and $pitch up', (gaze) => {
    const { left, right } = gazeFromIris(landmarks({ gaze }, ASPECT), ASPECT, IDENTITY);
    for (const eye of [left, right]) {
      expect(Math.abs((eye?.yaw ?? Number.NaN) - gaze.yaw)).toBeLessThan(TOLERANCE);
      expect(Math.abs((eye?.pitch ?? Number.NaN) - gaze.pitch)).toBeLessThan(TOLERANCE);
    }
  });

  it.each([
    { yaw: 0.4, pitch: 0, roll: 0 },
    { yaw: -0.2, pitch: 0.25, roll: 0.3 },
    { yaw: 0, pitch: -0.2, roll: -0.5 },
  ])('is relative to the head, however that is turned: %o', (angles) => {
    const rotation = fromEuler(angles);
    const gaze = { yaw: -0.2, pitch: 0.1 };
    const { left, right } = gazeFromIris(landmarks({ gaze, rotation }, ASPECT), ASPECT, rotation);
    for (const eye of [left, right]) {
      expect(Math.abs((eye?.yaw ?? Number.NaN) - gaze.yaw)).toBeLessThan(0.1);
      expect(Math.abs((eye?.pitch ?? Number.NaN) - gaze.pitch)).toBeLessThan(0.1);
    }
  });

  it('does not guess behind a closed lid', () => {
    const winking = landmarks({ weights: { eyeBlinkLeft: 1 } }, ASPECT);
    const { left, right } = gazeFromIris(winking, ASPECT, IDENTITY);
    expect(left).toBeNull();
    expect(right).not.toBeNull();
  });

  it('says nothing of a face without extent', () => {
    expect(gazeFromIris(new Float32Array(478 * 3), ASPECT, IDENTITY)).toEqual({ left: null, right: null });
  });
});
