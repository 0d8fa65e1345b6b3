import { fromEuler, type Quaternion } from '../math/quaternion.ts';
import { clamp01 } from '../math/smoothstep.ts';
import { ARKIT_INDEX, type ArkitShape, type ArkitWeights } from '../signals/arkit.ts';
import type { Breath } from './breathe.ts';

/** Decibels above its sentence at which a syllable is stressed. */
const STRESS_DECIBELS = 2.5;
/** Effort below which nothing is stressed, however it stands out. */
const STRESS_EFFORT = 0.6;
/** Brows do not beat time: accents keep so far apart. */
const ACCENT_APART_SECONDS = 0.6;
/** From an accent's start to its height. */
const ACCENT_SECONDS = 0.13;
/** Who has spoken so long breathes in as soon as they have been silent for so long. */
const WINDED_SECONDS = 0.9;
const BREATH_AFTER_SECONDS = 0.18;
const BREATH_SECONDS = 0.28;

export interface SpeechAccents {
  /** A stressed syllable, 0..1: brows rise and the head nods a little. */
  readonly stress: number;
  /** A breath drawn for the next sentence, 0..1: lips part and the chest rises. */
  readonly breath: number;
}

/** Of a speaker whose accents come from elsewhere. */
export const UNACCENTED: SpeechAccents = { stress: 0, breath: 0 };

/** Rises to 1 at `peakSeconds`, and fades; the response of a critically damped body to a push. */
const pulse = (seconds: number, peakSeconds: number): number => {
  const t = seconds / peakSeconds;
  return Number.isFinite(t) && t > 0 ? t * Math.exp(1 - t) : 0;
};

/** What a speaker does beside the mouth. */
export const createSpeechAccents = (): {
  next(
    heard: { readonly speaking: boolean; readonly effort: number; readonly prominence: number },
    seconds: number,
  ): SpeechAccents;
} => {
  let sinceAccent = Number.POSITIVE_INFINITY;
  let sinceBreath = Number.POSITIVE_INFINITY;
  let strength = 0;
  let spoken = 0;
  let silent = 0;
  return {
    next({ speaking, effort, prominence }, seconds) {
      sinceAccent += seconds;
      sinceBreath += seconds;
      silent = speaking ? 0 : silent + seconds;
      if (speaking) spoken += seconds;
      if (
        speaking &&
        prominence > STRESS_DECIBELS &&
        effort > STRESS_EFFORT &&
        sinceAccent > ACCENT_APART_SECONDS
      ) {
        sinceAccent = 0;
        strength = Math.min(1, prominence / (2.5 * STRESS_DECIBELS));
      }
      if (silent > BREATH_AFTER_SECONDS && spoken > 0) {
        if (spoken > WINDED_SECONDS) sinceBreath = 0;
        spoken = 0;
      }
      return {
        stress: strength * pulse(sinceAccent, ACCENT_SECONDS),
        breath: pulse(sinceBreath, BREATH_SECONDS),
      };
    },
  };
};

/** Full stress: brows as in speech without any surprise, and a nod that is felt more than seen. */
const STRESS_SHAPES = [
  ['browInnerUp', 0.2],
  ['browOuterUpLeft', 0.12],
  ['browOuterUpRight', 0.12],
] as const satisfies readonly (readonly [ArkitShape, number])[];
const NOD_RADIANS = (1.3 * Math.PI) / 180;
/** A breath drawn for speech: lips part, chest and figure rise a little more than in a breath at rest. */
const PARTED_JAW = 0.05;
const DRAWN_CHEST_RADIANS = (1.2 * Math.PI) / 180;
const DRAWN_LIFT_METRES = 0.003;

/** Adds them to `weights` (which it changes), by `share` 0..1: a face that is seen has accents of its own. */
export const accentuate = (weights: ArkitWeights, { stress, breath }: SpeechAccents, share: number): void => {
  const add = (name: ArkitShape, weight: number): void => {
    weights[ARKIT_INDEX[name]] = clamp01((weights[ARKIT_INDEX[name]] ?? 0) + weight * share);
  };
  for (const [name, weight] of STRESS_SHAPES) add(name, weight * stress);
  add('jawOpen', PARTED_JAW * breath);
};

export const nod = ({ stress }: SpeechAccents, share: number): Quaternion =>
  fromEuler({ yaw: 0, pitch: NOD_RADIANS * stress * share, roll: 0 });

/** What a drawn breath adds to the breath at rest. No camera sees a chest, so it is always shown. */
export const drawBreath = ({ breath }: SpeechAccents): Omit<Breath, 'fullness'> => ({
  chestPitch: -DRAWN_CHEST_RADIANS * breath,
  lift: DRAWN_LIFT_METRES * breath,
});
