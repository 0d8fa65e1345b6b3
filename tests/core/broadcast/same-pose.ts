import { expect } from 'vitest';
import {
  OFFSET_STEPS_PER_METRE,
  ROTATION_STEPS,
  WEIGHT_STEPS,
} from '../../../renderer/core/broadcast/pose-levels.ts';
import type { AvatarPose } from '../../../renderer/core/signals/avatar-pose.ts';

const ROTATIONS = ['chest', 'neck', 'head', 'leftEye', 'rightEye'] as const;

/** What came over the wire is what was sent, within half a step of each part. */
export const expectSamePose = (got: unknown, sent: AvatarPose): void => {
  if (typeof got !== 'object' || got === null) throw new Error(`No pose, but ${String(got)}`);
  const pose = got as AvatarPose;
  expect(Math.abs(pose.timeSeconds - sent.timeSeconds)).toBeLessThanOrEqual(0.0005 + 1e-9);
  const off = pose.weights.map((weight, index) => Math.abs(weight - (sent.weights[index] ?? 0)));
  expect(Math.max(...off)).toBeLessThanOrEqual(0.5 / WEIGHT_STEPS + 1e-6);
  for (const name of ROTATIONS) {
    const same = (sent[name][3] < 0 ? -1 : 1) as number;
    for (const axis of [0, 1, 2] as const) {
      expect(Math.abs(pose[name][axis] - same * sent[name][axis])).toBeLessThanOrEqual(
        0.5 / ROTATION_STEPS + 1e-9,
      );
    }
    expect(Math.hypot(...pose[name])).toBeCloseTo(1, 6);
  }
  for (const axis of [0, 1, 2] as const) {
    expect(Math.abs(pose.offset[axis] - sent.offset[axis])).toBeLessThanOrEqual(
      0.5 / OFFSET_STEPS_PER_METRE + 1e-9,
    );
  }
};
