import { IDENTITY, type Quaternion, slerp } from './quaternion.ts';

/**
 * The One Euro filter: a low-pass filter whose cut-off rises with speed, so that rest is calm and movement is prompt.
 * Source: Casiez, Roussel & Vogel, CHI 2012, "1€ Filter: a simple speed-based low-pass filter for noisy input in
 * interactive systems".
 */
export interface OneEuroOptions {
  /** Cut-off at rest, hertz: lower is calmer. `Infinity` lets everything through. */
  readonly restCutoff: number;
  /** Hertz added per unit of speed (units of the signal a second): higher is prompter. */
  readonly speedGain: number;
  /** Cut-off of the speed itself, hertz; 1 by default, as in the paper. */
  readonly speedCutoff?: number;
}

/** Share of the new sample that a first-order low-pass lets through in one step. */
export const smoothingFactor = (cutoffHertz: number, stepSeconds: number): number => {
  if (cutoffHertz === Number.POSITIVE_INFINITY) return 1;
  const r = 2 * Math.PI * cutoffHertz * stepSeconds;
  return r / (r + 1);
};

export interface OneEuroFilter<Value> {
  /**
   * Takes the next sample, `stepSeconds` after the one before, and returns the filtered value.
   * A step that is not above zero changes nothing; the first sample passes unchanged.
   */
  next(sample: Value, stepSeconds: number, options: OneEuroOptions): Value;
  /** Forgets the past: the next sample passes unchanged. */
  reset(): void;
}

const createFilter = <Value>(
  initial: Value,
  distance: (from: Value, to: Value) => number,
  towards: (from: Value, to: Value, share: number) => Value,
): OneEuroFilter<Value> => {
  let started = false;
  let value = initial;
  let speed = 0;
  return {
    next(sample, stepSeconds, { restCutoff, speedGain, speedCutoff = 1 }) {
      if (!started) {
        started = true;
        speed = 0;
        value = sample;
        return value;
      }
      if (!(stepSeconds > 0)) return value;
      const rawSpeed = distance(value, sample) / stepSeconds;
      speed += (rawSpeed - speed) * smoothingFactor(speedCutoff, stepSeconds);
      const cutoff = restCutoff + speedGain * Math.abs(speed);
      value = towards(value, sample, smoothingFactor(cutoff, stepSeconds));
      return value;
    },
    reset() {
      started = false;
    },
  };
};

/** For one number. */
export const createOneEuroFilter = (): OneEuroFilter<number> =>
  createFilter(
    0,
    (from, to) => to - from,
    (from, to, share) => from * (1 - share) + to * share,
  );

/** Angle between two rotations, radians, 0..π. */
const angleBetween = (a: Quaternion, b: Quaternion): number => {
  const cosine = Math.abs(a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3]);
  return 2 * Math.acos(Math.min(1, cosine));
};

/** For a rotation: speed is radians a second, the step goes the short way round. */
export const createRotationFilter = (): OneEuroFilter<Quaternion> =>
  createFilter<Quaternion>(IDENTITY, angleBetween, slerp);
