import { clamp01 } from '../math/smoothstep.ts';
import type { Calibration } from '../settings.ts';
import { ARKIT_COUNT, ARKIT_MIRROR, type ArkitWeights } from '../signals/arkit.ts';
import { SHAPE_CLASSES } from './shape-classes.ts';

/** How far the neutral of one side may lie from the mean of the pair: one bad side must not twist the face. */
const PAIR_SLACK = 0.15;

/** The neutral that a calibration may take from each shape: limited per shape, and gentle with pairs. */
export const neutralOf = (calibration: Calibration): ArkitWeights => {
  const neutral = new Float32Array(ARKIT_COUNT);
  for (let i = 0; i < ARKIT_COUNT; i++) {
    const own = clamp01(calibration.weights[i] ?? 0);
    const other = clamp01(calibration.weights[ARKIT_MIRROR[i] ?? i] ?? 0);
    const mean = (own + other) / 2;
    const near = Math.min(mean + PAIR_SLACK, Math.max(mean - PAIR_SLACK, own));
    neutral[i] = Math.min(near, SHAPE_CLASSES[i]?.neutralLimit ?? 0);
  }
  return neutral;
};

/** A guessed neutral falls to a lower weight within a second and rises to a higher one within half a minute. */
const FALL_SECONDS = 1;
const RISE_SECONDS = 25;

/**
 * Guesses a person's neutral while there is no calibration: the lower edge of each weight, limited per shape. It takes
 * away what a tracker always sees (a squint, lowered brows, pressed lips), at the price that a face held for long fades
 * a little.
 */
export const createNeutralGuess = (): { next(tracked: ArkitWeights, stepSeconds: number): ArkitWeights } => {
  let guess: ArkitWeights | null = null;
  return {
    next(tracked, stepSeconds) {
      const before: ArkitWeights = guess ?? tracked;
      guess = tracked.map((weight, i) => {
        const old = before[i] ?? 0;
        const share = 1 - Math.exp(-Math.max(0, stepSeconds) / (weight < old ? FALL_SECONDS : RISE_SECONDS));
        return Math.min(old + (clamp01(weight) - old) * share, SHAPE_CLASSES[i]?.guessLimit ?? 0);
      });
      return guess;
    },
  };
};

/** A weight counted from its neutral: the neutral becomes 0, full stays 1. */
export const fromNeutral = (weight: number, neutral: number): number =>
  clamp01((weight - neutral) / (1 - neutral));
