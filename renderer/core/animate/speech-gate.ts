import { clamp01 } from '../math/smoothstep.ts';

/** The probability is judged as the mean over about so long: less than a window of Silero's, which is 32 ms, so that one is enough. */
const JUDGE_SECONDS = 0.02;
/**
 * Somebody speaks from the first on, and until it has been below the second for so long: pauses within words count.
 * Speech is nearly certain at once, even at 5 dB over noise; laughter and songs hover at half to four fifths.
 */
const SPEAKS_FROM = 0.85;
const SPEAKS_DOWN_TO = 0.4;
const HANGOVER_SECONDS = 0.15;
/** How fast what is heard is let through, and shut out. */
const OPEN_SECONDS = 0.04;
const SHUT_SECONDS = 0.12;

export interface SpeechGate {
  readonly speaking: boolean;
  /** How much of what is heard may reach the mouth, 0..1. */
  readonly opening: number;
}

/** Tells speech from laughing, chewing and music by its probability, with hysteresis, so that no mouth chatters. */
export const createSpeechGate = (): { next(voice: number, seconds: number): SpeechGate } => {
  let judged = 0;
  let speaking = false;
  let doubtSeconds = 0;
  let opening = 0;
  return {
    next(voice, seconds) {
      judged += (clamp01(voice) - judged) * (1 - Math.exp(-seconds / JUDGE_SECONDS));
      doubtSeconds = judged < SPEAKS_DOWN_TO ? doubtSeconds + seconds : 0;
      if (judged > SPEAKS_FROM) speaking = true;
      else if (doubtSeconds > HANGOVER_SECONDS) speaking = false;
      const way = seconds / (speaking ? OPEN_SECONDS : -SHUT_SECONDS);
      opening = clamp01(opening + way);
      return { speaking, opening };
    },
  };
};
