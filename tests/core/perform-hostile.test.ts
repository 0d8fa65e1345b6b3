import { describe, expect, it } from 'vitest';
import { FACE_KEYS } from '../../renderer/core/animate/held-face.ts';
import { fromEuler } from '../../renderer/core/math/quaternion.ts';
import { between, createRandom, type Random } from '../../renderer/core/math/seeded-random.ts';
import { createPerformance, type Moment } from '../../renderer/core/perform.ts';
import { ARKIT_COUNT } from '../../renderer/core/signals/arkit.ts';
import type { AvatarPose } from '../../renderer/core/signals/avatar-pose.ts';
import type { FaceFrame } from '../../renderer/core/signals/face-frame.ts';
import type { VisemeFrame } from '../../renderer/core/signals/viseme-frame.ts';
import { VISEME_COUNT } from '../../renderer/core/signals/visemes.ts';
import { makeFace, plainControls, read } from './make-face.ts';

const STEP = 1 / 30;

const expectSound = (pose: AvatarPose): void => {
  expect(Number.isFinite(pose.timeSeconds)).toBe(true);
  expect(pose.weights).toHaveLength(ARKIT_COUNT);
  expect(pose.weights.every((weight) => weight >= 0 && weight <= 1)).toBe(true);
  for (const q of [pose.chest, pose.neck, pose.head, pose.leftEye, pose.rightEye])
    expect(Math.hypot(...q)).toBeCloseTo(1, 6);
  for (const shift of pose.offset) expect(Math.abs(shift)).toBeLessThan(0.2);
};

const BAD = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1, 2, 1e30] as const;

const anyNumber = (random: Random): number =>
  random() < 0.1 ? (BAD[Math.floor(random() * BAD.length)] ?? 0) : between(random, -0.2, 1.2);

const anyFace = (random: Random, time: number): FaceFrame | null => {
  if (random() < 0.15) return null;
  const angle = (): number => (random() < 0.05 ? anyNumber(random) * 9 : between(random, -0.5, 0.5));
  const isBroken = random() < 0.3;
  return {
    timeSeconds: random() < 0.05 ? anyNumber(random) * 100 : time,
    confidence: random() < 0.8 ? 0.9 : anyNumber(random),
    weights: Float32Array.from({ length: random() < 0.02 ? 7 : ARKIT_COUNT }, () =>
      isBroken ? anyNumber(random) : random(),
    ),
    rotation: random() < 0.05 ? [0, 0, 0, 0] : fromEuler({ yaw: angle(), pitch: angle(), roll: angle() }),
    translation: [anyNumber(random), angle(), -0.5],
    gaze: { left: { yaw: angle(), pitch: angle() }, right: { yaw: angle(), pitch: angle() } },
  };
};

const anyHop = (random: Random, time: number): VisemeFrame => ({
  timeSeconds: random() < 0.05 ? anyNumber(random) * 100 : time + between(random, -0.05, 0.05),
  weights: Float32Array.from({ length: random() < 0.02 ? 3 : VISEME_COUNT }, () => anyNumber(random)),
  voice: anyNumber(random),
  loudness: anyNumber(random),
});

const anyTime = (random: Random, time: number): number => {
  const chance = random();
  if (chance < 0.02) return time + between(random, 1, 100_000);
  if (chance < 0.04) return time - between(random, 0, 1000);
  if (chance < 0.05) return Number.NaN;
  return time + between(random, 0, 0.08);
};

const anyMoment = (random: Random, timeSeconds: number): Moment => ({
  timeSeconds,
  face: anyFace(random, timeSeconds),
  voice: Array.from({ length: Math.floor(random() * 5) }, () => anyHop(random, timeSeconds)),
  controls: plainControls({
    expression: random(),
    headTurn: random(),
    smoothing: random() < 0.1 ? 0 : random(),
    lookAtCamera: random() < 0.5,
    blinkWhenIBlink: random() < 0.5,
    heldFace: random() < 0.5 ? (FACE_KEYS[Math.floor(random() * FACE_KEYS.length)] ?? null) : null,
    calibration:
      random() < 0.5
        ? null
        : {
            model: 'npm',
            takenAt: '2026-01-01T12:00:00.000Z',
            weights: Array.from({ length: ARKIT_COUNT }, random),
            rotation: [0, 0, 0, random() < 0.5 ? 0 : 1],
            translation: [0, 0, -0.5],
          },
  }),
});

describe('hostile input', () => {
  it.each([1, 2, 3, 4])('never makes a pose that cannot be shown (fuzz %s)', (seed) => {
    const random = createRandom(seed);
    const performance = createPerformance({ seed });
    let time = 0;
    for (let i = 0; i < 1000; i++) {
      const now = anyTime(random, time);
      if (Number.isFinite(now)) time = now;
      expectSound(performance.perform(anyMoment(random, now)));
    }
    // After all that, half a second of an honest face is enough to lead again: nothing is stuck.
    let last: AvatarPose | null = null;
    for (let i = 0; i < 30; i++) {
      time += STEP;
      const face = makeFace(time, { mouthSmileLeft: 0.6, mouthSmileRight: 0.6 });
      last = performance.perform({ timeSeconds: time, face, voice: [], controls: plainControls() });
    }
    expect(read(last?.weights ?? new Float32Array(), 'mouthSmileLeft')).toBeCloseTo(0.6, 2);
    expect(read(last?.weights ?? new Float32Array(), 'jawOpen')).toBeLessThan(0.02);
    expect(performance.shares().camera).toBe(1);
  });

  it('takes one broken number for a face not seen, so that a mouth cannot stick', () => {
    const performance = createPerformance({ seed: 1 });
    const at = (i: number, face: FaceFrame): AvatarPose =>
      performance.perform({ timeSeconds: i * STEP, face, voice: [], controls: plainControls() });
    for (let i = 0; i < 30; i++) at(i, makeFace(i * STEP, { jawOpen: 0.9 }));
    let last: AvatarPose | null = null;
    for (let i = 30; i < 90; i++) {
      const face = makeFace(i * STEP, { jawOpen: 0.9 });
      face.weights[40] = Number.NaN;
      last = at(i, face);
    }
    expect(read(last?.weights ?? new Float32Array(), 'jawOpen')).toBeLessThan(0.01);
  });

  it('goes on from where it was after a sleep of hours, and after time goes back', () => {
    for (const jump of [3 * 3600, -50]) {
      const performance = createPerformance({ seed: 1 });
      const at = (time: number): AvatarPose => {
        const rotation = fromEuler({ yaw: 0.5, pitch: 0, roll: 0 });
        const face = makeFace(time, { jawOpen: 0.5 }, { rotation });
        return performance.perform({ timeSeconds: time, face, voice: [], controls: plainControls() });
      };
      let before = at(100);
      for (let i = 0; i < 60; i++) before = at(100 + i * STEP);
      for (let i = 0; i < 60; i++) {
        const after = at(100 + jump + i * STEP);
        expectSound(after);
        expect(Math.abs(after.neck[1] - before.neck[1])).toBeLessThan(0.02);
        expect(read(after.weights, 'jawOpen')).toBeCloseTo(0.5, 2);
        before = after;
      }
    }
  });

  it('bears moments that do not move in time', () => {
    const performance = createPerformance({ seed: 1 });
    for (let i = 0; i < 100; i++)
      expectSound(
        performance.perform({ timeSeconds: 5, face: makeFace(5), voice: [], controls: plainControls() }),
      );
  });
});
