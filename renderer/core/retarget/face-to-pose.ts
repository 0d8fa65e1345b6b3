import {
  conjugate,
  fromEuler,
  multiply,
  normalise,
  type Quaternion,
  scaleRotation,
  toEuler,
} from '../math/quaternion.ts';
import { clamp01, softClamp } from '../math/smoothstep.ts';
import type { Vector3 } from '../math/vector3.ts';
import type { Calibration } from '../settings.ts';
import { ARKIT_INDEX, type ArkitWeights } from '../signals/arkit.ts';
import type { FaceFrame } from '../signals/face-frame.ts';
import { createCalmFace } from './calm-face.ts';
import { gained, gainOf, linkBlinks, wholeBlink } from './expression-gain.ts';
import type { FacePose } from './face-pose.ts';
import type { PerformControls } from './perform-controls.ts';
import { createNeutralGuess, fromNeutral, neutralOf } from './rest-face.ts';

const DEGREE = Math.PI / 180;

/** How far an avatar's head turns, radians: beyond, necks look broken. */
const HEAD_LIMIT = { yaw: 70 * DEGREE, pitch: 45 * DEGREE, roll: 40 * DEGREE };
/** How far the figure shifts, metres. */
const OFFSET_LIMIT: Vector3 = [0.12, 0.08, 0.12];
/** Leaning is shown a little smaller than it is, for turning the neck moves the head as well. */
const OFFSET_GAIN = 0.6;
/** Without a calibration the place of rest follows the person this slowly, seconds. */
const REST_SECONDS = 15;

/** A tracked face becomes an avatar's: calibrated, exaggerated, and calm. */
export interface FaceToPose {
  /** Takes a frame `stepSeconds` after the one before; the frame must have passed `isFaceSeen`. */
  next(frame: FaceFrame, stepSeconds: number, controls: PerformControls): FacePose;
  /** Forgets the movement so far (not the face and place of rest): the next frame passes unfiltered. */
  reset(): void;
}

const limitedHead = (rotation: Quaternion): Quaternion => {
  const { yaw, pitch, roll } = toEuler(rotation);
  return fromEuler({
    yaw: softClamp(yaw, HEAD_LIMIT.yaw),
    pitch: softClamp(pitch, HEAD_LIMIT.pitch),
    roll: softClamp(roll, HEAD_LIMIT.roll),
  });
};

/** The head counted from the person's rest. */
const headFromRest = (frame: FaceFrame, rest: Calibration | null): Quaternion => {
  const rotation = normalise(frame.rotation);
  return rest === null ? rotation : multiply(conjugate(normalise(rest.rotation)), rotation);
};

const expressed = (tracked: ArkitWeights, neutral: ArkitWeights, controls: PerformControls): ArkitWeights => {
  const weights = tracked.map((weight, i) =>
    gained(fromNeutral(clamp01(weight), neutral[i] ?? 0), gainOf(i, controls.expression)),
  );
  for (const i of [ARKIT_INDEX.eyeBlinkLeft, ARKIT_INDEX.eyeBlinkRight])
    weights[i] = wholeBlink(weights[i] ?? 0);
  if (controls.linkBlinks) linkBlinks(weights);
  return weights;
};

export const createFaceToPose = (): FaceToPose => {
  const calmFace = createCalmFace();
  const neutralGuess = createNeutralGuess();
  let autoRest: Vector3 | null = null;

  const placeOfRest = (frame: FaceFrame, stepSeconds: number, calibration: Calibration | null): Vector3 => {
    if (calibration !== null) return calibration.translation;
    const share = autoRest === null ? 1 : 1 - Math.exp(-stepSeconds / REST_SECONDS);
    const before = autoRest ?? frame.translation;
    const [x, y, z] = frame.translation;
    autoRest = [
      before[0] + (x - before[0]) * share,
      before[1] + (y - before[1]) * share,
      before[2] + (z - before[2]) * share,
    ];
    return autoRest;
  };

  const wanted = (frame: FaceFrame, stepSeconds: number, controls: PerformControls): FacePose => {
    const { calibration } = controls;
    const rest = placeOfRest(frame, stepSeconds, calibration);
    const neutral =
      calibration === null ? neutralGuess.next(frame.weights, stepSeconds) : neutralOf(calibration);
    const shift = (axis: 0 | 1 | 2): number =>
      softClamp((frame.translation[axis] - rest[axis]) * OFFSET_GAIN, OFFSET_LIMIT[axis]);
    return {
      weights: expressed(frame.weights, neutral, controls),
      head: limitedHead(
        scaleRotation(headFromRest(frame, controls.calibration), 2 * clamp01(controls.headTurn)),
      ),
      gaze: frame.gaze,
      offset: [shift(0), shift(1), shift(2)],
    };
  };

  return {
    next: (frame, stepSeconds, controls) =>
      calmFace.next(wanted(frame, stepSeconds, controls), stepSeconds, controls.smoothing),
    reset: calmFace.reset,
  };
};
