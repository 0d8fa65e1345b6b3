import { describe, expect, it } from 'vitest';
import { demoPose } from '../../renderer/core/animate/demo-performance.ts';
import {
  conjugate,
  fromEuler,
  multiply,
  type Quaternion,
  rotate,
  toEuler,
} from '../../renderer/core/math/quaternion.ts';
import { between, createRandom } from '../../renderer/core/math/seeded-random.ts';
import { createPerformance, type Moment } from '../../renderer/core/perform.ts';
import type { PerformControls } from '../../renderer/core/retarget/perform-controls.ts';
import { ARKIT_SHAPES, type ArkitShape } from '../../renderer/core/signals/arkit.ts';
import type { AvatarPose } from '../../renderer/core/signals/avatar-pose.ts';
import type { FaceFrame } from '../../renderer/core/signals/face-frame.ts';
import type { VisemeFrame } from '../../renderer/core/signals/viseme-frame.ts';
import type { Viseme } from '../../renderer/core/signals/visemes.ts';
import { makeFace, plainControls, read } from './make-face.ts';
import { hopsBetween, makeHop } from './make-speech.ts';

const STEP = 1 / 30;

const play = (moments: readonly Moment[], seed = 1): AvatarPose[] => {
  const performance = createPerformance({ seed });
  return moments.map((moment) => performance.perform(moment));
};

/** So many seconds, thirty moments a second. */
const moments = (
  seconds: number,
  faceAt: (time: number) => FaceFrame | null,
  controls: PerformControls = plainControls(),
  voiceAt: (time: number) => VisemeFrame | null = () => null,
): Moment[] =>
  Array.from({ length: Math.round(seconds / STEP) }, (_, i) => {
    const timeSeconds = i * STEP;
    const voice = hopsBetween(timeSeconds - STEP, timeSeconds, voiceAt);
    return { timeSeconds, face: faceAt(timeSeconds), voice, controls };
  });

/** Head as the avatar shows it: chest, neck and head together. */
const headOf = ({ chest, neck, head }: AvatarPose): Quaternion => multiply(multiply(chest, neck), head);

/** A performer who does everything the demo does, with a tracker's noise. */
const demoFace = (seed: number): ((time: number) => FaceFrame) => {
  const random = createRandom(seed);
  return (time) => {
    const pose = demoPose(time);
    return {
      ...makeFace(time, {}, { rotation: headOf(pose) }),
      weights: pose.weights.map((w) => Math.min(1, Math.max(0, w + between(random, -0.01, 0.01)))),
    };
  };
};

const speaking =
  (viseme: Viseme): ((time: number) => VisemeFrame) =>
  (time) =>
    makeHop(time, viseme);

/** Greatest change of any shape from one frame to the next; lids and gaze are quick by nature and apart. */
const greatestChange = (poses: readonly AvatarPose[]): number =>
  Math.max(
    ...poses
      .slice(1)
      .flatMap(({ weights }, i) =>
        ARKIT_SHAPES.map((name, k) =>
          /^eye(Blink|Look)/.test(name) ? 0 : Math.abs((weights[k] ?? 0) - (poses[i]?.weights[k] ?? 0)),
        ),
      ),
  );

const greatestTurn = (poses: readonly AvatarPose[]): number =>
  Math.max(
    ...poses.slice(1).map((pose, i) => {
      const before = poses[i];
      if (before === undefined) return 0;
      const turn = multiply(conjugate(headOf(before)), headOf(pose));
      return 2 * Math.acos(Math.min(1, Math.abs(turn[3])));
    }),
  );

describe('the same frames', () => {
  const recorded = (): Moment[] => {
    const face = demoFace(3);
    const away = (time: number): boolean => time > 8 && time < 11;
    return moments(20, (time) => (away(time) ? null : face(time)), plainControls(), speaking('oh'));
  };

  it('give the same poses, bit for bit', () => {
    expect(play(recorded())).toEqual(play(recorded()));
  });

  it('give other idle life for another seed', () => {
    expect(play(recorded(), 1)).not.toEqual(play(recorded(), 2));
  });

  it('are left as they were', () => {
    const face = makeFace(0, { jawOpen: 0.5, mouthClose: 0.9 });
    const before = structuredClone(face);
    play([{ timeSeconds: 0, face, voice: [], controls: plainControls() }]);
    expect(face).toEqual(before);
  });

  it('mean the same when a display asks twice as often as the camera brings', () => {
    const face = demoFace(4);
    const slow = moments(6, face, plainControls({ heldFace: null }));
    const quick = slow.flatMap((moment) => [
      moment,
      { ...moment, timeSeconds: moment.timeSeconds + STEP / 2, voice: [] },
    ]);
    const a = play(slow).at(-1);
    const b = play(quick).at(-2);
    expect(read(b?.weights ?? new Float32Array(), 'jawOpen')).toBeCloseTo(
      read(a?.weights ?? new Float32Array(), 'jawOpen'),
      5,
    );
  });
});

describe('a face that is tracked', () => {
  it('leads wholly after half a second', () => {
    const performance = createPerformance({ seed: 1 });
    const face = (time: number): FaceFrame => makeFace(time, { mouthSmileLeft: 0.6, mouthSmileRight: 0.6 });
    let last: AvatarPose | null = null;
    for (const moment of moments(0.6, face)) last = performance.perform(moment);
    expect(performance.shares().camera).toBe(1);
    expect(read(last?.weights ?? new Float32Array(), 'mouthSmileLeft')).toBeCloseTo(0.6, 5);
  });

  it('blinks when the person blinks, and only then', () => {
    const blinkAt = (time: number): number => (time % 4 > 3.8 ? 0.9 : 0.05);
    const face = (time: number): FaceFrame =>
      makeFace(time, { eyeBlinkLeft: blinkAt(time), eyeBlinkRight: blinkAt(time) });
    const poses = play(moments(60, face)).slice(30);
    const shut = poses.filter(({ weights }) => read(weights, 'eyeBlinkLeft') > 0.8);
    expect(shut.length).toBeGreaterThan(14 * 4);
    for (const { timeSeconds } of shut) {
      const phase = timeSeconds % 4;
      expect(phase > 3.79 || phase < 0.11).toBe(true);
    }
  });

  it('whose blinks are hidden gets blinks all the same', () => {
    const poses = play(moments(60, (time) => makeFace(time)));
    expect(poses.some(({ weights }) => read(weights, 'eyeBlinkLeft') > 0.8)).toBe(true);
  });

  it('is not asked for blinks when the person wants none of their own', () => {
    const shut = (time: number): FaceFrame => makeFace(time, { eyeBlinkLeft: 1, eyeBlinkRight: 1 });
    const poses = play(moments(20, shut, plainControls({ blinkWhenIBlink: false })));
    const closed = poses.filter(({ weights }) => read(weights, 'eyeBlinkLeft') > 0.5).length / poses.length;
    expect(closed).toBeGreaterThan(0.005);
    expect(closed).toBeLessThan(0.15);
  });

  it('keeps its eyes on the camera when asked, while the head turns', () => {
    const rotation = fromEuler({ yaw: 0.3, pitch: 0.1, roll: 0 });
    const face = (time: number): FaceFrame => makeFace(time, {}, { rotation });
    const looks = (lookAtCamera: boolean): number => {
      const pose = play(moments(2, face, plainControls({ lookAtCamera }))).at(-1);
      if (pose === undefined) return Number.NaN;
      const [x, y, z] = rotate(multiply(headOf(pose), pose.leftEye), [0, 0, 1]);
      return Math.atan2(Math.hypot(x, y), z);
    };
    expect(looks(true)).toBeLessThan(0.07);
    expect(looks(false)).toBeGreaterThan(0.25);
  });

  it('closes its lips for a p between two vowels', () => {
    const saysP = (time: number): boolean => time > 1 && time < 1.1;
    const mouth = (time: number): Partial<Record<ArkitShape, number>> =>
      saysP(time)
        ? { jawOpen: 0.1, mouthClose: 0.05, mouthPressLeft: 0.6, mouthPressRight: 0.6 }
        : { jawOpen: 0.5 };
    const poses = play(moments(2, (time) => makeFace(time, mouth(time))));
    const gaps = poses.map(({ weights }) => read(weights, 'jawOpen') - read(weights, 'mouthClose'));
    expect(Math.min(...gaps.slice(30, 36))).toBeLessThan(0.02);
    expect(gaps[28]).toBeGreaterThan(0.45);
    expect(gaps[45]).toBeGreaterThan(0.45);
  });
});

describe('losing and finding a face', () => {
  const grin = (time: number): FaceFrame =>
    makeFace(
      time,
      { mouthSmileLeft: 1, mouthSmileRight: 1, jawOpen: 1, browInnerUp: 1 },
      { rotation: fromEuler({ yaw: 0.8, pitch: 0.3, roll: 0 }) },
    );
  const scowl = (time: number): FaceFrame =>
    makeFace(
      time,
      { browDownLeft: 1, browDownRight: 1, mouthPucker: 1 },
      { rotation: fromEuler({ yaw: -0.8, pitch: -0.3, roll: 0 }) },
    );

  // Per picture at 30 a second: a fifth of a shape's range, and 12° of the head's 90° swing.
  const MOST_WEIGHT = 0.2;
  const MOST_TURN = (12 * Math.PI) / 180;

  it.each([0.3, 0.5, 0.8, 1.5, 4])('after %s s away slides, never jumps', (away) => {
    const face = (time: number): FaceFrame | null => {
      if (time < 2) return grin(time);
      return time < 2 + away ? null : scowl(time);
    };
    const poses = play(moments(8, face)).slice(30);
    expect(greatestChange(poses)).toBeLessThan(MOST_WEIGHT);
    expect(greatestTurn(poses)).toBeLessThan(MOST_TURN);
    expect(greatestTurn(poses)).toBeGreaterThan(0.01);
  });

  it('holds the last face for a quarter of a second, then comes to idle life within one second', () => {
    const poses = play(moments(6, (time) => (time < 2 ? grin(time) : null)));
    const smileAt = (time: number): number =>
      read(poses[Math.round(time / STEP)]?.weights ?? new Float32Array(), 'mouthSmileLeft');
    expect(smileAt(2.2)).toBeCloseTo(1, 5);
    expect(smileAt(3)).toBeLessThan(0.2);
    expect(read(poses[90]?.weights ?? new Float32Array(), 'jawOpen')).toBeLessThan(0.01);
  });

  it('treats a face that stands still because the camera hangs as lost', () => {
    const stuck = grin(0);
    const poses = play(moments(4, (time) => (time < 1 ? grin(time) : stuck)));
    expect(read(poses.at(-1)?.weights ?? new Float32Array(), 'jawOpen')).toBeLessThan(0.01);
  });

  it('does not flicker with a confidence that does', () => {
    const face = (time: number): FaceFrame => ({
      ...grin(time),
      confidence: Math.round(time * 30) % 2 ? 0.9 : 0.1,
    });
    const poses = play(moments(4, face)).slice(30);
    expect(greatestChange(poses)).toBeLessThan(0.02);
  });
});

describe('idle life', () => {
  it('never stops: blinks, looks, breathes and sways for ten minutes', () => {
    const poses = play(moments(600, () => null));
    let shutBefore = false;
    let blinks = 0;
    for (const { weights } of poses) {
      const shut = read(weights, 'eyeBlinkLeft') > 0.5;
      if (shut && !shutBefore) blinks += 1;
      shutBefore = shut;
    }
    expect(blinks / 10).toBeGreaterThan(12);
    expect(blinks / 10).toBeLessThan(22);
    for (let i = 30; i < poses.length; i += 30) {
      const second = poses.slice(i - 30, i);
      expect(new Set(second.map((pose) => pose.leftEye[1])).size).toBeGreaterThan(20);
      expect(new Set(second.map((pose) => pose.head[1])).size).toBeGreaterThan(20);
    }
    const lifts = poses.map((pose) => pose.offset[1]);
    expect(Math.max(...lifts) - Math.min(...lifts)).toBeGreaterThan(0.001);
    for (const pose of poses) expect(Math.abs(toEuler(headOf(pose)).yaw)).toBeLessThan(0.2);
  });
});

describe('a voice', () => {
  const jaw = (pose: AvatarPose | undefined): number => read(pose?.weights ?? new Float32Array(), 'jawOpen');

  it('alone moves the mouth, and the mouth rests when it ends', () => {
    const voice = speaking('aa');
    const poses = play(
      moments(
        4,
        () => null,
        plainControls(),
        (time) => (time < 2 ? voice(time) : null),
      ),
    );
    expect(jaw(poses[50])).toBeGreaterThan(0.5);
    expect(jaw(poses.at(-1))).toBeLessThan(0.01);
  });

  it('moves nothing when the person does not want it to, nor when nobody speaks', () => {
    const voice = speaking('aa');
    const off = play(moments(1, () => null, plainControls({ voiceMovesMouth: false }), voice));
    expect(jaw(off.at(-1))).toBe(0);
    const silent = (time: number): VisemeFrame => ({ ...voice(time), voice: 0.1 });
    expect(jaw(play(moments(1, () => null, plainControls(), silent)).at(-1))).toBe(0);
  });

  it('takes the mouth over from a lost face without a jump', () => {
    const face = (time: number): FaceFrame | null => (time < 2 ? makeFace(time, { jawOpen: 0.3 }) : null);
    const poses = play(moments(5, face, plainControls(), speaking('ou'))).slice(30);
    expect(greatestChange(poses)).toBeLessThan(0.1);
    expect(read(poses.at(-1)?.weights ?? new Float32Array(), 'mouthPucker')).toBeGreaterThan(0.6);
  });
});

describe('a held face', () => {
  it('lies over the tracked one and lets go again', () => {
    const held = plainControls({ heldFace: 'surprise' });
    const list = moments(3, (time) => makeFace(time)).map((moment) =>
      moment.timeSeconds > 1 && moment.timeSeconds < 2 ? { ...moment, controls: held } : moment,
    );
    const brow = play(list).map(({ weights }) => read(weights, 'browInnerUp'));
    expect(brow[55]).toBeCloseTo(0.9, 5);
    expect(brow[80]).toBeLessThan(0.01);
  });
});
