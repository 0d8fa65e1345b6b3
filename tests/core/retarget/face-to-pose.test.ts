import { describe, expect, it } from 'vitest';
import { fromEuler, toEuler } from '../../../renderer/core/math/quaternion.ts';
import { between, createRandom } from '../../../renderer/core/math/seeded-random.ts';
import type { FacePose } from '../../../renderer/core/retarget/face-pose.ts';
import { createFaceToPose } from '../../../renderer/core/retarget/face-to-pose.ts';
import type { PerformControls } from '../../../renderer/core/retarget/perform-controls.ts';
import type { ArkitShape } from '../../../renderer/core/signals/arkit.ts';
import type { FaceFrame } from '../../../renderer/core/signals/face-frame.ts';
import { makeFace, plainControls, read, standardDeviation } from '../make-face.ts';

const STEP = 1 / 30;

/** Where one frame alone leads: filters pass their first sample. */
const once = (frame: FaceFrame, controls: PerformControls): FacePose =>
  createFaceToPose().next(frame, STEP, controls);

const run = (frames: readonly FaceFrame[], controls: PerformControls): FacePose[] => {
  const faceToPose = createFaceToPose();
  return frames.map((frame) => faceToPose.next(frame, STEP, controls));
};

/** Frames after a step of a shape from 0 to 1 until 90 % of it shows. */
const framesToFollow = (shape: ArkitShape, smoothing: number): number => {
  const frames = Array.from({ length: 60 }, (_, i) => makeFace(i * STEP, { [shape]: i < 30 ? 0 : 1 }));
  const poses = run(frames, plainControls({ smoothing }));
  return poses.slice(30).findIndex(({ weights }) => read(weights, shape) >= 0.9) + 1;
};

/** Standard deviation that is left of a tracker's noise at rest, as a share. */
const jitterLeft = (shape: ArkitShape, smoothing: number): number => {
  const random = createRandom(9);
  const frames = Array.from({ length: 600 }, (_, i) =>
    makeFace(i * STEP, { [shape]: 0.3 + between(random, -0.02, 0.02) }),
  );
  const deviation = (values: readonly { weights: Float32Array }[]): number =>
    standardDeviation(values.map(({ weights }) => read(weights, shape)));
  return deviation(run(frames, plainControls({ smoothing }))) / deviation(frames);
};

describe('expression', () => {
  const frame = makeFace(0, { mouthSmileLeft: 0.4, browInnerUp: 0.4, eyeBlinkRight: 0.2, eyeBlinkLeft: 0.2 });

  it('at a half shows the face as tracked', () => {
    const { weights } = once(frame, plainControls());
    expect(read(weights, 'mouthSmileLeft')).toBeCloseTo(0.4, 6);
    expect(read(weights, 'browInnerUp')).toBeCloseTo(0.4, 6);
  });

  it('at 0 is still, but for the lids', () => {
    const { weights } = once(frame, plainControls({ expression: 0 }));
    expect(read(weights, 'mouthSmileLeft')).toBe(0);
    expect(read(weights, 'browInnerUp')).toBe(0);
    expect(read(weights, 'eyeBlinkRight')).toBeCloseTo(0.2, 6);
  });

  it('at 1 doubles what is small and keeps full full', () => {
    const small = once(makeFace(0, { mouthSmileLeft: 0.02 }), plainControls({ expression: 1 }));
    const full = once(makeFace(0, { mouthSmileLeft: 1 }), plainControls({ expression: 1 }));
    expect(read(small.weights, 'mouthSmileLeft') / 0.02).toBeCloseTo(2, 1);
    expect(read(full.weights, 'mouthSmileLeft')).toBe(1);
  });

  it('by default exaggerates brows and wide lids 1.2 to 1.4 times', () => {
    for (const shape of ['browInnerUp', 'browDownLeft', 'eyeWideLeft'] as const) {
      const { weights } = once(makeFace(0, { [shape]: 0.05 }), plainControls({ expression: 0.62 }));
      expect(read(weights, shape) / 0.05).toBeGreaterThan(1.2);
      expect(read(weights, shape) / 0.05).toBeLessThan(1.4);
    }
  });
});

describe('lids', () => {
  it('close wholly when the tracker says 0.8', () => {
    const { weights } = once(makeFace(0, { eyeBlinkLeft: 0.8, eyeBlinkRight: 0.8 }), plainControls());
    expect(read(weights, 'eyeBlinkLeft')).toBeCloseTo(1, 6);
  });

  it('link nearly equal closures and leave a wink alone', () => {
    const near = once(makeFace(0, { eyeBlinkLeft: 0.9, eyeBlinkRight: 0.7 }), plainControls());
    expect(read(near.weights, 'eyeBlinkRight')).toBe(read(near.weights, 'eyeBlinkLeft'));
    const wink = once(makeFace(0, { eyeBlinkLeft: 0.9, eyeBlinkRight: 0.1 }), plainControls());
    expect(read(wink.weights, 'eyeBlinkRight')).toBeCloseTo(0.1, 6);
    const unlinked = { eyeBlinkLeft: 0.4, eyeBlinkRight: 0.2 };
    const apart = once(makeFace(0, unlinked), plainControls({ linkBlinks: false }));
    expect(read(apart.weights, 'eyeBlinkRight')).toBeCloseTo(0.2, 6);
  });
});

describe('head', () => {
  const turned = makeFace(0, {}, { rotation: fromEuler({ yaw: 0.3, pitch: 0, roll: 0 }) });

  it('turns as far as the setting says', () => {
    const yaw = (headTurn: number): number => toEuler(once(turned, plainControls({ headTurn })).head).yaw;
    expect(yaw(0)).toBeCloseTo(0, 9);
    expect(yaw(0.5)).toBeCloseTo(0.3, 9);
    expect(yaw(1)).toBeCloseTo(0.6, 9);
  });

  it('stays within what a neck can do', () => {
    const far = makeFace(0, {}, { rotation: fromEuler({ yaw: 1.5, pitch: 0.9, roll: 1.2 }) });
    const { yaw, pitch, roll } = toEuler(once(far, plainControls({ headTurn: 1 })).head);
    expect(Math.max(Math.abs(yaw), Math.abs(pitch), Math.abs(roll))).toBeLessThanOrEqual(
      (70 * Math.PI) / 180,
    );
  });

  it('never exchanges left and right: others see the person, not a mirror image', () => {
    const frame = makeFace(
      0,
      { mouthSmileLeft: 0.5 },
      {
        rotation: fromEuler({ yaw: 0.3, pitch: 0.1, roll: 0.05 }),
        gaze: { left: { yaw: 0.2, pitch: 0.1 }, right: { yaw: 0.25, pitch: 0.1 } },
      },
    );
    const pose = once(frame, plainControls());
    const { yaw, pitch, roll } = toEuler(pose.head);
    expect(read(pose.weights, 'mouthSmileLeft')).toBeCloseTo(0.5, 6);
    expect(read(pose.weights, 'mouthSmileRight')).toBe(0);
    expect([yaw, pitch, roll].map((x) => Number(x.toFixed(6)))).toEqual([0.3, 0.1, 0.05]);
    expect(pose.gaze.left).toEqual({ yaw: 0.2, pitch: 0.1 });
  });

  it('shifts the figure by less than its limits, counted from where the person began', () => {
    const poses = run(
      [makeFace(0), makeFace(STEP, {}, { translation: [3, 2, -5] })],
      plainControls({ smoothing: 0, calibration: null }),
    );
    expect(poses[0]?.offset).toEqual([0, 0, 0]);
    for (const shift of poses[1]?.offset ?? []) expect(Math.abs(shift)).toBeLessThanOrEqual(0.12);
    expect(poses[1]?.offset[0]).toBeGreaterThan(0.05);
  });
});

describe('latency and calm', () => {
  it('shows a blink, a jaw and a lip closure within two frames at the default smoothing', () => {
    for (const shape of ['eyeBlinkLeft', 'jawOpen', 'mouthPressLeft'] as const)
      expect(framesToFollow(shape, 0.34)).toBeLessThanOrEqual(2);
  });

  it('shows any shape within five frames at the default smoothing, at once when raw', () => {
    for (const shape of ['mouthSmileLeft', 'browInnerUp', 'cheekPuff', 'eyeSquintLeft'] as const) {
      expect(framesToFollow(shape, 0.34)).toBeLessThanOrEqual(5);
      expect(framesToFollow(shape, 0)).toBe(1);
    }
  });

  it('still shows a blink within three frames at full smoothing', () => {
    expect(framesToFollow('eyeBlinkLeft', 1)).toBeLessThanOrEqual(3);
  });

  it('takes more than half of the jitter from brows and a third from lids at the default smoothing', () => {
    expect(jitterLeft('browInnerUp', 0.34)).toBeLessThan(0.5);
    expect(jitterLeft('eyeBlinkLeft', 0.34)).toBeLessThan(0.67);
    expect(jitterLeft('browInnerUp', 1)).toBeLessThan(0.25);
    expect(jitterLeft('browInnerUp', 0)).toBeCloseTo(1, 6);
  });

  it('takes half of the jitter from the head', () => {
    const random = createRandom(13);
    const yaws = Array.from({ length: 600 }, () => between(random, -0.006, 0.006));
    const frames = yaws.map((yaw, i) =>
      makeFace(i * STEP, {}, { rotation: fromEuler({ yaw, pitch: 0, roll: 0 }) }),
    );
    const out = run(frames, plainControls({ smoothing: 0.34 })).map(({ head }) => toEuler(head).yaw);
    expect(standardDeviation(out) / standardDeviation(yaws)).toBeLessThan(0.5);
  });
});
