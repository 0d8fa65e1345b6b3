import { conjugate, fromEuler, multiply, normalise, type Quaternion, toEuler } from '../math/quaternion.ts';
import { clamp01 } from '../math/smoothstep.ts';
import type { Vector3 } from '../math/vector3.ts';
import type { Calibration } from '../settings.ts';
import { ARKIT_COUNT } from '../signals/arkit.ts';
import type { FaceFrame } from '../signals/face-frame.ts';
import { isFaceSeen } from './usable-frame.ts';

/** How long a person holds still. */
export const CALIBRATION_SECONDS = 2;
/** Confidence from which a frame counts. */
const SURE = 0.5;
/** Fewer frames than these say nothing; a slow machine brings ten in two seconds. */
const FEWEST_FRAMES = 8;
/** Share of what was seen that must be usable. */
const FEWEST_SHARE = 0.6;
/** How far the head may stray from its middle, for nine frames of ten. */
const STILL_RADIANS = (6 * Math.PI) / 180;
const STILL_METRES = 0.04;
/** How far shapes may stray from their middle, mean over the face, for nine frames of ten. */
const STILL_WEIGHTS = 0.06;
/** A head turned further than this is not at rest in front of its camera. */
const FACING_RADIANS = (35 * Math.PI) / 180;

export type CalibrationProblem =
  | 'no-face'
  | 'too-few-frames'
  | 'face-lost'
  | 'moved'
  | 'face-moved'
  | 'turned-away';

export type CalibrationResult =
  | { readonly ok: true; readonly calibration: Calibration }
  | { readonly ok: false; readonly problem: CalibrationProblem; readonly message: string };

/** What a person reads when it did not work, and what to do. */
const MESSAGES: Readonly<Record<CalibrationProblem, string>> = {
  'no-face': 'No face was seen. Move into the picture and try again.',
  'too-few-frames':
    'Too few pictures arrived in two seconds. Close other programs that use the camera and try again.',
  'face-lost': 'The face was lost now and then. Find more light and try again.',
  moved: 'Your head moved. Hold still for two seconds and try again.',
  'face-moved': 'Your face moved. Relax it, keep your mouth shut and try again.',
  'turned-away': 'Your head is turned away. Look into the camera and try again.',
};

export interface CalibrationRun {
  /** Takes a frame (null: a picture without a face) and returns the progress 0..1. */
  add(frame: FaceFrame | null, timeSeconds: number): number;
  /** The face at rest, or why there is none. `takenAt` is ISO 8601. */
  finish(about: { readonly model: string; readonly takenAt: string }): CalibrationResult;
}

const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? 0;
  return low + ((sorted[Math.ceil(at)] ?? low) - low) * (at - Math.floor(at));
};

const median = (values: readonly number[]): number => quantile(values, 0.5);

const medianPlace = (frames: readonly FaceFrame[]): Vector3 => [
  median(frames.map((frame) => frame.translation[0])),
  median(frames.map((frame) => frame.translation[1])),
  median(frames.map((frame) => frame.translation[2])),
];

const medianRotation = (frames: readonly FaceFrame[]): Quaternion => {
  const angles = frames.map((frame) => toEuler(normalise(frame.rotation)));
  return fromEuler({
    yaw: median(angles.map(({ yaw }) => yaw)),
    pitch: median(angles.map(({ pitch }) => pitch)),
    roll: median(angles.map(({ roll }) => roll)),
  });
};

const angleFrom = (rest: Quaternion, rotation: Quaternion): number => {
  const turned = multiply(conjugate(rest), normalise(rotation));
  return 2 * Math.acos(Math.min(1, Math.abs(turned[3])));
};

/** The value that nine of ten stay under: one sneeze of the tracker spoils nothing. */
const mostOf = (values: readonly number[]): number => quantile(values, 0.9);

export const createCalibrationRun = (): CalibrationRun => {
  const frames: FaceFrame[] = [];
  let offered = 0;
  let startSeconds: number | null = null;
  let lastSeconds = Number.NaN;

  const problemWith = (rest: Omit<Calibration, 'model' | 'takenAt'>): CalibrationProblem | null => {
    const [x, y, z] = rest.translation;
    const strays = frames.map(({ translation: t }) => Math.hypot(t[0] - x, t[1] - y, t[2] - z));
    const turns = frames.map(({ rotation }) => angleFrom(rest.rotation, rotation));
    const changes = frames.map(
      ({ weights }) =>
        weights.reduce((sum, w, i) => sum + Math.abs(clamp01(w) - (rest.weights[i] ?? 0)), 0) / ARKIT_COUNT,
    );
    if (mostOf(turns) > STILL_RADIANS || mostOf(strays) > STILL_METRES) return 'moved';
    if (mostOf(changes) > STILL_WEIGHTS) return 'face-moved';
    const { yaw, pitch } = toEuler(rest.rotation);
    return Math.max(Math.abs(yaw), Math.abs(pitch)) > FACING_RADIANS ? 'turned-away' : null;
  };

  const refuse = (problem: CalibrationProblem): CalibrationResult => ({
    ok: false,
    problem,
    message: MESSAGES[problem],
  });

  return {
    add(frame, timeSeconds) {
      startSeconds ??= timeSeconds;
      const isRepeated = frame !== null && frame.timeSeconds === lastSeconds;
      if (!isRepeated) {
        offered += 1;
        if (isFaceSeen(frame) && frame.confidence >= SURE)
          frames.push({ ...frame, weights: frame.weights.slice() });
        lastSeconds = frame?.timeSeconds ?? Number.NaN;
      }
      return clamp01((timeSeconds - startSeconds) / CALIBRATION_SECONDS);
    },
    finish({ model, takenAt }) {
      if (frames.length === 0) return refuse('no-face');
      if (frames.length < FEWEST_SHARE * offered) return refuse('face-lost');
      if (frames.length < FEWEST_FRAMES) return refuse('too-few-frames');
      const rest = {
        weights: Array.from({ length: ARKIT_COUNT }, (_, i) =>
          clamp01(median(frames.map(({ weights }) => weights[i] ?? 0))),
        ),
        rotation: [...medianRotation(frames)] as [number, number, number, number],
        translation: [...medianPlace(frames)] as [number, number, number],
      };
      const problem = problemWith(rest);
      return problem === null ? { ok: true, calibration: { model, takenAt, ...rest } } : refuse(problem);
    },
  };
};
