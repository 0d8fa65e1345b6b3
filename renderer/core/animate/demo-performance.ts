import { conjugate, fromEuler, multiply, type Quaternion, scaleRotation } from '../math/quaternion.ts';
import { clamp01, mix, smoothstep } from '../math/smoothstep.ts';
import { converge, eyeRotation, lookWeights } from '../retarget/eye-rotations.ts';
import { closeLips } from '../retarget/lip-closure.ts';
import { visemesToPose } from '../retarget/visemes-to-pose.ts';
import { ARKIT_INDEX, ARKIT_SHAPES, type ArkitWeights, neutralWeights } from '../signals/arkit.ts';
import type { AvatarPose } from '../signals/avatar-pose.ts';
import { VISEMES, type Viseme } from '../signals/visemes.ts';
import { lidClosure } from './blink.ts';
import { breathe } from './breathe.ts';
import { DEMO_BLINKS, DEMO_MOTION, DEMO_SECONDS, DEMO_SHAPES, DEMO_SPEECH, type Key } from './demo-tracks.ts';
import { CHEST_SHARE, NECK_SHARE } from './follow-through.ts';

const DEGREE = Math.PI / 180;

/** One sound after the other; neighbours overlap by `BLEND_SECONDS` about their common edge. */
const SOUND_SECONDS: Partial<Record<Viseme, number>> = {
  aa: 0.15,
  E: 0.14,
  ih: 0.12,
  oh: 0.16,
  ou: 0.15,
  PP: 0.13,
};
const CONSONANT_SECONDS = 0.11;
const PAUSE_SECONDS = 0.3;
const BLEND_SECONDS = 0.1;
/** A performer who wants to be understood opens the mouth wider than a calm speaker. */
const ARTICULATION = 1.35;

interface Sound {
  readonly viseme: Viseme;
  readonly from: number;
  readonly to: number;
}

const SOUNDS: readonly Sound[] = DEMO_SPEECH.flatMap(({ startSeconds, visemes }) => {
  let from: number = startSeconds;
  return visemes.split(' ').map((word): Sound => {
    const viseme = VISEMES.find((name) => name === word) ?? 'sil';
    const seconds = word === '|' ? PAUSE_SECONDS : (SOUND_SECONDS[viseme] ?? CONSONANT_SECONDS);
    const sound = { viseme, from, to: from + seconds };
    from = sound.to;
    return sound;
  });
});

const edge = (at: number, time: number): number =>
  smoothstep(at - BLEND_SECONDS / 2, at + BLEND_SECONDS / 2, time);

const spokenMouth = (time: number): ArkitWeights => {
  const visemes = new Float32Array(VISEMES.length);
  for (const { viseme, from, to } of SOUNDS) {
    const i = VISEMES.indexOf(viseme);
    visemes[i] = (visemes[i] ?? 0) + edge(from, time) - edge(to, time);
  }
  return visemesToPose(visemes);
};

/** The value of a track at a moment: an ease from key to key. */
const valueAt = (keys: readonly Key[], time: number): number => {
  const next = keys.findIndex(([at]) => at > time);
  const to = keys[next];
  const from = keys[next - 1];
  return to === undefined || from === undefined ? 0 : mix(from[1], to[1], smoothstep(from[0], to[0], time));
};

const weightsAt = (time: number): ArkitWeights => {
  const mouth = spokenMouth(time);
  const weights = neutralWeights();
  const blink = DEMO_BLINKS.reduce((most, at) => Math.max(most, lidClosure(time - at)), 0);
  ARKIT_SHAPES.forEach((name, i) => {
    const keys = DEMO_SHAPES[name];
    weights[i] = clamp01((mouth[i] ?? 0) * ARTICULATION + (keys === undefined ? 0 : valueAt(keys, time)));
  });
  for (const i of [ARKIT_INDEX.eyeBlinkLeft, ARKIT_INDEX.eyeBlinkRight])
    weights[i] = Math.max(weights[i] ?? 0, blink);
  return weights;
};

/** Whole turns in one demo, so that the sway has no seam either. Degrees. */
const sway = (turns: number, size: number, time: number): number =>
  size * Math.sin((2 * Math.PI * turns * time) / DEMO_SECONDS);

const headAt = (time: number): Quaternion =>
  fromEuler({
    yaw: (valueAt(DEMO_MOTION.headYaw, time) + sway(3, 1.2, time)) * DEGREE,
    pitch: (valueAt(DEMO_MOTION.headPitch, time) + sway(4, 0.8, time)) * DEGREE,
    roll: (valueAt(DEMO_MOTION.headRoll, time) + sway(2, 0.8, time)) * DEGREE,
  });

const wrapped = (time: number): number => ((time % DEMO_SECONDS) + DEMO_SECONDS) % DEMO_SECONDS;

/** How late the neck and the chest follow the head, seconds: a plain delay, since a loop has no past for a spring. */
const NECK_DELAY = 0.07;
const CHEST_DELAY = 0.2;

/** The built-in performer at any moment: talks, smiles, looks about, raises brows. Repeats after `DEMO_SECONDS`. */
export const demoPose = (timeSeconds: number): AvatarPose => {
  const time = wrapped(timeSeconds);
  // A whole number of breaths fits into the demo.
  const breath = breathe(time);
  const inRoom = headAt(time);
  const neckInRoom = scaleRotation(headAt(wrapped(time - NECK_DELAY)), NECK_SHARE);
  const chest = multiply(
    scaleRotation(headAt(wrapped(time - CHEST_DELAY)), CHEST_SHARE),
    fromEuler({ yaw: 0, pitch: breath.chestPitch, roll: 0 }),
  );
  const eye = {
    yaw: valueAt(DEMO_MOTION.eyeYaw, time) * DEGREE,
    pitch: valueAt(DEMO_MOTION.eyePitch, time) * DEGREE,
  };
  const eyes = converge({ left: eye, right: eye });
  const weights = weightsAt(time);
  lookWeights(weights, eyes);
  closeLips(weights);
  return {
    timeSeconds,
    weights,
    chest,
    neck: multiply(conjugate(chest), neckInRoom),
    head: multiply(conjugate(neckInRoom), inRoom),
    leftEye: eyeRotation(eyes.left),
    rightEye: eyeRotation(eyes.right),
    offset: [0, breath.lift, 0],
  };
};
