import { describe, expect, it } from 'vitest';
import type { Acting } from '../../renderer/core/animate/acting.ts';
import {
  conjugate,
  fromEuler,
  IDENTITY,
  multiply,
  rotate,
  toEuler,
} from '../../renderer/core/math/quaternion.ts';
import { ZERO } from '../../renderer/core/math/vector3.ts';
import { createPerformance } from '../../renderer/core/perform.ts';
import type { AvatarPose } from '../../renderer/core/signals/avatar-pose.ts';
import { plainControls, read, weightsOf } from './make-face.ts';
import { hopsBetween, makeHop } from './make-speech.ts';

const STEP = 1 / 30;
const DEGREE = Math.PI / 180;
const STILL: Acting = { weights: weightsOf({}), head: IDENTITY, chest: IDENTITY, offset: ZERO, gaze: null };

const play = (seconds: number, actingAt?: (time: number) => Acting, viseme: 'sil' | 'PP' | 'ou' = 'sil') => {
  const performance = createPerformance({ seed: 1 });
  return Array.from({ length: Math.round(seconds / STEP) }, (_, i): AvatarPose => {
    const timeSeconds = i * STEP;
    const acting = actingAt?.(timeSeconds);
    return performance.perform({
      timeSeconds,
      face: null,
      voice: hopsBetween(timeSeconds - STEP, timeSeconds, (time) => makeHop(time, viseme)),
      controls: plainControls(),
      ...(acting === undefined ? {} : { acting }),
    });
  });
};
const last = (poses: readonly AvatarPose[]): AvatarPose => {
  const pose = poses.at(-1);
  if (pose === undefined) throw new Error('nothing was played');
  return pose;
};
const headOf = ({ chest, neck, head }: AvatarPose) => multiply(multiply(chest, neck), head);

describe('an actor', () => {
  it('adds to face, head, chest and place', () => {
    const acting: Acting = {
      ...STILL,
      weights: weightsOf({ mouthFrownLeft: 0.4, browInnerUp: 2 }),
      head: fromEuler({ yaw: 8 * DEGREE, pitch: 0, roll: 0 }),
      offset: [0.01, 0.02, 0.03],
    };
    const [plain, acted] = [last(play(2, () => STILL)), last(play(2, () => acting))];
    expect(read(acted.weights, 'mouthFrownLeft')).toBeCloseTo(0.4, 5);
    expect(read(acted.weights, 'browInnerUp')).toBe(1);
    expect(toEuler(headOf(acted)).yaw - toEuler(headOf(plain)).yaw).toBeCloseTo(8 * DEGREE, 2);
    acted.offset.forEach((value, i) => {
      expect(value - (plain.offset[i] ?? 0)).toBeCloseTo(acting.offset[i] ?? 0, 6);
    });
  });

  it('keeps their eyes where they mean to look while the head moves', () => {
    const gaze = { yaw: 10 * DEGREE, pitch: -4 * DEGREE };
    const poses = play(3, (time) => ({
      ...STILL,
      gaze,
      head: fromEuler({
        yaw: 9 * DEGREE * Math.sin(6 * time),
        pitch: 6 * DEGREE * Math.sin(9 * time),
        roll: 0,
      }),
    }));
    for (const pose of poses.slice(30)) {
      const ahead = (eye: AvatarPose['leftEye']) => rotate(multiply(headOf(pose), eye), [0, 0, 1]);
      const [x, y, z] = ahead(pose.leftEye).map(
        (value, i) => (value + (ahead(pose.rightEye)[i] ?? 0)) / 2,
      ) as [number, number, number];
      expect(Math.abs(Math.atan2(x, z) - gaze.yaw)).toBeLessThan(2 * DEGREE);
      expect(Math.abs(Math.asin(y) - gaze.pitch)).toBeLessThan(2 * DEGREE);
    }
  });

  it('blinks alone: no idle blink and no accent of the microphone comes between', () => {
    const shut = (poses: readonly AvatarPose[]) =>
      poses.filter(({ weights }) => read(weights, 'eyeBlinkLeft') > 0.5);
    expect(shut(play(20)).length).toBeGreaterThan(3);
    expect(shut(play(20, () => STILL))).toEqual([]);
    const blinking = play(20, (time) => ({
      ...STILL,
      weights: weightsOf(time > 3 && time < 3.1 ? { eyeBlinkLeft: 1 } : {}),
    }));
    expect(shut(blinking).length).toBeGreaterThan(0);
  });

  it('gives way to speech: lips that touch stay shut, and a smile leaves rounded lips alone', () => {
    const grin: Acting = {
      ...STILL,
      weights: weightsOf({
        mouthSmileLeft: 0.8,
        mouthSmileRight: 0.8,
        mouthUpperUpLeft: 0.5,
        mouthUpperUpRight: 0.5,
        mouthLowerDownLeft: 0.5,
        mouthLowerDownRight: 0.5,
        jawOpen: 0.5,
      }),
    };
    const { weights } = last(play(1.5, () => grin, 'PP'));
    expect(read(weights, 'jawOpen') - read(weights, 'mouthClose')).toBeLessThan(0.01);
    expect(read(weights, 'mouthUpperUpLeft') + read(weights, 'mouthLowerDownLeft')).toBeLessThan(0.01);
    const smile = (viseme: 'sil' | 'ou') =>
      read(last(play(1.5, () => grin, viseme)).weights, 'mouthSmileLeft');
    expect(smile('ou')).toBeLessThan(0.6 * smile('sil'));
  });

  it('turns the chest without the head', () => {
    const chest = fromEuler({ yaw: 0, pitch: -5 * DEGREE, roll: 0 });
    const [plain, acted] = [last(play(1, () => STILL)), last(play(1, () => ({ ...STILL, chest })))];
    const turned = toEuler(multiply(conjugate(plain.chest), acted.chest));
    expect(turned.pitch).toBeCloseTo(-5 * DEGREE, 3);
    headOf(acted).forEach((value, i) => {
      expect(value).toBeCloseTo(headOf(plain)[i] ?? 0, 6);
    });
  });
});
