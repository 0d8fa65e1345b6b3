import { describe, expect, it } from 'vitest';
import { blendPoses, createTrust } from '../../../renderer/core/animate/blend-poses.ts';
import { fromEuler, toEuler } from '../../../renderer/core/math/quaternion.ts';
import { createRandom } from '../../../renderer/core/math/seeded-random.ts';
import type { FacePose } from '../../../renderer/core/retarget/face-pose.ts';
import { read, weightsOf } from '../make-face.ts';

const pose = (smile: number, yaw: number): FacePose => ({
  weights: weightsOf({ mouthSmileLeft: smile }),
  head: fromEuler({ yaw, pitch: 0, roll: 0 }),
  gaze: { left: { yaw, pitch: 0 }, right: { yaw, pitch: 0 } },
  offset: [yaw, 0, 0],
});

describe('blend poses', () => {
  it('is the very pose at either end and between the two between', () => {
    const a = pose(0, 0);
    const b = pose(1, 0.4);
    expect(blendPoses(a, b, 0)).toBe(a);
    expect(blendPoses(a, b, 1)).toBe(b);
    const half = blendPoses(a, b, 0.5);
    expect(read(half.weights, 'mouthSmileLeft')).toBeCloseTo(0.5, 6);
    expect(toEuler(half.head).yaw).toBeCloseTo(0.2, 9);
    expect(half.gaze.left.yaw).toBeCloseTo(0.2, 9);
    expect(half.offset[0]).toBeCloseTo(0.2, 9);
  });
});

describe('trust', () => {
  it('slides no faster than 1.5 over its time, however its target flickers', () => {
    const slide = createTrust({ riseSeconds: 0.4, fallSeconds: 0.6 });
    const random = createRandom(61);
    let before = 0;
    for (let i = 0; i < 2000; i++) {
      const now = slide(random() < 0.5 ? 1 : 0, 1 / 30);
      expect(Math.abs(now - before)).toBeLessThanOrEqual(1.5 / 0.4 / 30 + 1e-9);
      before = now;
    }
  });

  it('arrives in its time and survives a target that is no number', () => {
    const slide = createTrust({ riseSeconds: 0.4, fallSeconds: 0.6 });
    for (let i = 0; i < 12; i++) slide(1, 1 / 30);
    expect(slide(1, 1 / 30)).toBe(1);
    for (let i = 0; i < 19; i++) slide(Number.NaN, 1 / 30);
    expect(slide(Number.NaN, 1 / 30)).toBe(0);
  });
});
