import { smoothstep } from '../core/math/smoothstep.ts';
import type { VisemeFrame } from '../core/signals/viseme-frame.ts';
import { VISEME_COUNT, VISEMES } from '../core/signals/visemes.ts';

/** Levels 0..1 over the last 60 dB: a quiet room stays below the first, a clear voice passes the second. */
const QUIET = 0.45;
const LOUD = 0.85;
/** Where a sound is taken for a voice. */
const VOICE_FROM = 0.4;
const VOICE_SURE = 0.55;
/** A shouting mouth is not wide open all the time. */
const WIDEST = 0.8;

/**
 * A mouth by loudness alone: it opens as the sound swells and knows no sounds apart. What understands speech will take
 * its place. `level` 0..1 as a microphone's meter shows it.
 */
export const voiceFromLevel = (level: number, timeSeconds: number): VisemeFrame => {
  const weights = new Float32Array(VISEME_COUNT);
  const opening = WIDEST * smoothstep(QUIET, LOUD, level);
  weights[VISEMES.indexOf('aa')] = opening;
  weights[VISEMES.indexOf('sil')] = 1 - opening;
  return { timeSeconds, weights, voice: smoothstep(VOICE_FROM, VOICE_SURE, level) };
};
