import { describe, expect, it } from 'vitest';
import { fromEuler, toEuler } from '../../../renderer/core/math/quaternion.ts';
import { between, createRandom } from '../../../renderer/core/math/seeded-random.ts';
import { type CalibrationResult, createCalibrationRun } from '../../../renderer/core/retarget/calibration.ts';
import { createFaceToPose } from '../../../renderer/core/retarget/face-to-pose.ts';
import { fromNeutral, neutralOf } from '../../../renderer/core/retarget/rest-face.ts';
import { Calibration } from '../../../renderer/core/settings.ts';
import {
  ARKIT_COUNT,
  ARKIT_INDEX,
  ARKIT_SHAPES,
  type ArkitShape,
} from '../../../renderer/core/signals/arkit.ts';
import type { FaceFrame } from '../../../renderer/core/signals/face-frame.ts';
import { makeFace, plainControls, read, weightsOf } from '../make-face.ts';

const STEP = 1 / 30;
const ABOUT = { model: 'npm', takenAt: '2026-01-01T12:00:00.000Z' };
const REST: Partial<Record<ArkitShape, number>> = {
  browDownLeft: 0.3,
  browDownRight: 0.3,
  eyeBlinkLeft: 0.15,
};

const collect = (frames: readonly (FaceFrame | null)[]): CalibrationResult => {
  const run = createCalibrationRun();
  frames.forEach((frame, i) => {
    run.add(frame, i * STEP);
  });
  return run.finish(ABOUT);
};

const noisy = (count: number, change: (i: number) => Partial<FaceFrame> = () => ({})): FaceFrame[] => {
  const random = createRandom(6);
  return Array.from({ length: count }, (_, i) => {
    const face = makeFace(i * STEP, REST, {
      rotation: fromEuler({ yaw: 0.1 + between(random, -0.004, 0.004), pitch: 0.05, roll: 0 }),
      ...change(i),
    });
    return { ...face, weights: face.weights.map((w) => Math.max(0, w + between(random, -0.02, 0.02))) };
  });
};

const made = (result: CalibrationResult): Calibration => {
  if (!result.ok) throw new Error(result.problem);
  return result.calibration;
};

const calibrationOf = (some: Partial<Record<ArkitShape, number>>): Calibration => ({
  ...ABOUT,
  weights: [...weightsOf(some)],
  rotation: [0, 0, 0, 1],
  translation: [0, 0, -0.5],
});

describe('taking a calibration', () => {
  it('finds the face at rest, valid for the settings file', () => {
    const calibration = made(collect(noisy(60)));
    expect(Calibration.parse(calibration)).toEqual(calibration);
    expect(calibration.weights[ARKIT_INDEX.browDownLeft]).toBeCloseTo(0.3, 1);
    expect(toEuler(calibration.rotation).yaw).toBeCloseTo(0.1, 2);
    expect(calibration.translation).toEqual([0, 0, -0.5]);
  });

  it('is not led astray by one frame in twelve', () => {
    const wild = noisy(60).map((frame, i) =>
      i % 12 === 0 ? { ...frame, weights: new Float32Array(ARKIT_COUNT).fill(1) } : frame,
    );
    expect(made(collect(wild)).weights[ARKIT_INDEX.jawOpen]).toBeLessThan(0.05);
  });

  it('counts only frames that are sure, and each frame once', () => {
    expect(collect(noisy(60, () => ({ confidence: 0.4 })))).toMatchObject({ ok: false, problem: 'no-face' });
    const [one] = noisy(1);
    expect(collect(Array.from({ length: 60 }, () => one ?? null))).toMatchObject({
      problem: 'too-few-frames',
    });
  });

  it('says why it refuses, in words', () => {
    expect(collect([])).toMatchObject({ ok: false, problem: 'no-face' });
    expect(collect(noisy(5))).toMatchObject({ problem: 'too-few-frames' });
    expect(collect(noisy(60).map((frame, i) => (i % 2 ? null : frame)))).toMatchObject({
      problem: 'face-lost',
    });
    const nodding = (i: number) => ({ rotation: fromEuler({ yaw: 0.01 * i, pitch: 0, roll: 0 }) });
    expect(collect(noisy(60, nodding))).toMatchObject({ problem: 'moved' });
    const leaning = (i: number) => ({ translation: [0.005 * i, 0, -0.5] as const });
    expect(collect(noisy(60, leaning))).toMatchObject({ problem: 'moved' });
    const talking = noisy(60).map((frame, i) => ({
      ...frame,
      weights: frame.weights.map((w) => w + 0.15 * (i % 2)),
    }));
    expect(collect(talking)).toMatchObject({ problem: 'face-moved' });
    const away = () => ({ rotation: fromEuler({ yaw: 0.9, pitch: 0, roll: 0 }) });
    const refused = collect(noisy(60, away));
    expect(refused).toMatchObject({ problem: 'turned-away' });
    expect(refused.ok ? '' : refused.message).toMatch(/try again/);
  });

  it('tells its progress over two seconds', () => {
    const run = createCalibrationRun();
    expect(run.add(null, 10)).toBe(0);
    expect(run.add(null, 11)).toBe(0.5);
    expect(run.add(null, 13)).toBe(1);
  });

  it('keeps no hold of the frames it was given', () => {
    const frames = noisy(60);
    const run = createCalibrationRun();
    frames.forEach((frame, i) => {
      run.add(frame, i * STEP);
      frame.weights.fill(1);
    });
    expect(made(run.finish(ABOUT)).weights[ARKIT_INDEX.browDownLeft]).toBeCloseTo(0.3, 1);
  });
});

describe('using a calibration', () => {
  it('makes the neutral face 0 and straight, and keeps full shapes full', () => {
    const calibration = made(collect(noisy(60)));
    const rest = makeFace(0, REST, { rotation: fromEuler({ yaw: 0.1, pitch: 0.05, roll: 0 }) });
    const pose = createFaceToPose().next(rest, STEP, plainControls({ calibration }));
    expect(Math.max(...pose.weights)).toBeLessThan(0.03);
    expect(Math.abs(toEuler(pose.head).yaw)).toBeLessThan(0.01);
    expect(pose.offset).toEqual([0, 0, 0]);
    expect(fromNeutral(1, 0.4)).toBe(1);
    expect(fromNeutral(0.1, 0.4)).toBe(0);
  });

  it('cannot freeze any shape, however bad it is', () => {
    const neutral = neutralOf({ ...calibrationOf({}), weights: new Array<number>(ARKIT_COUNT).fill(1) });
    ARKIT_SHAPES.forEach((_, i) => {
      expect(fromNeutral(0.8, neutral[i] ?? 1)).toBeGreaterThan(0.49);
    });
  });

  it('does not twist the face when one side alone was bad', () => {
    const neutral = neutralOf(calibrationOf({ mouthSmileLeft: 0.4 }));
    expect(read(neutral, 'mouthSmileLeft') - read(neutral, 'mouthSmileRight')).toBeLessThanOrEqual(
      0.3 + 1e-6,
    );
    expect(read(neutral, 'mouthSmileRight')).toBeGreaterThan(0);
  });

  it('takes a rest rotation that is no rotation for none', () => {
    const calibration: Calibration = { ...calibrationOf({}), rotation: [0, 0, 0, 0] };
    const turned = makeFace(0, {}, { rotation: fromEuler({ yaw: 0.3, pitch: 0, roll: 0 }) });
    const pose = createFaceToPose().next(turned, STEP, plainControls({ calibration }));
    expect(toEuler(pose.head).yaw).toBeCloseTo(0.3, 9);
  });
});
