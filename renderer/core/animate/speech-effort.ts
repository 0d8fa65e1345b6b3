import { smoothstep } from '../math/smoothstep.ts';

/** The quietest that is told apart, decibels below full scale. */
const FLOOR_DECIBELS = -70;
/** Loudness follows the sound in about a syllable's rise, and the sentence in about three syllables. */
const SYLLABLE_SECONDS = 0.04;
const SENTENCE_SECONDS = 0.5;
/** What is loud for this speaker: the level that speech exceeds in one hop of twenty. */
const LOUD_SHARE = 0.95;
/** Decibels the estimate moves for each hop at first, and once it has settled. */
const FIRST_STEP = 2;
const SETTLED_STEP = 0.1;
const SETTLING_HOPS = 60;
/** Decibels from loud at which speech is as faint and as strong as can be shown. */
const FAINT = -22;
const STRONG = 3;

export interface SpeechEffort {
  /** 0 (as faint as this speaker gets) to 1 (as loud). */
  readonly effort: number;
  /** Decibels by which this syllable stands out from its sentence. */
  readonly prominence: number;
}

/**
 * How loud somebody speaks for who they are and for how far the microphone is. The reference is a running percentile.
 * Source: Robbins & Monro 1951, a quantile as the root of a stochastic approximation.
 */
export const createSpeechEffort = (): {
  /** `loudness`: root mean square 0..1. The reference learns while somebody speaks. */
  next(loudness: number, speaking: boolean, seconds: number): SpeechEffort;
} => {
  let syllable = FLOOR_DECIBELS;
  let sentence = FLOOR_DECIBELS;
  let loud: number | null = null;
  let learnt = 0;
  return {
    next(loudness, speaking, seconds) {
      const level = Math.max(FLOOR_DECIBELS, 20 * Math.log10(Math.max(1e-6, Math.min(1, loudness))));
      syllable += (level - syllable) * (1 - Math.exp(-seconds / SYLLABLE_SECONDS));
      if (speaking) {
        if (sentence === FLOOR_DECIBELS) sentence = syllable;
        sentence += (syllable - sentence) * (1 - Math.exp(-seconds / SENTENCE_SECONDS));
        loud ??= syllable;
        const step = SETTLED_STEP + FIRST_STEP * Math.exp(-learnt / SETTLING_HOPS);
        loud += step * (syllable > loud ? LOUD_SHARE : LOUD_SHARE - 1);
        learnt += 1;
      }
      return {
        effort: smoothstep(FAINT, STRONG, syllable - (loud ?? syllable)),
        prominence: speaking ? syllable - sentence : 0,
      };
    },
  };
};
