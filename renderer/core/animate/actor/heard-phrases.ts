import type { VisemeFrame } from '../../signals/viseme-frame.ts';
import { type Accent, type SpokenPhrase, thinAccents } from './spoken-phrase.ts';

/** Probability from which a hop is speech, once speech has begun and before. */
const SPEAKS_FROM = 0.6;
const SPEAKS_DOWN_TO = 0.35;
/** Silences within a phrase, and what is too short to be one. */
const LONGEST_HESITATION = 0.22;
const SHORTEST_PHRASE = 0.25;
/** A syllable stands out by so many decibels from its phrase; by as many again it is as strong as can be. */
const STANDS_OUT_DECIBELS = 1.5;
const STRONG_DECIBELS = 5;
/** Loudness is that of about a syllable. */
const SYLLABLE_HOPS = 6;

const decibels = (loudness: number): number => 20 * Math.log10(Math.max(1e-4, loudness));

/** Runs of hops in which somebody speaks, as places of the first and behind the last. */
const runsOf = (voice: readonly VisemeFrame[]): { from: number; to: number }[] => {
  const runs: { from: number; to: number }[] = [];
  let from = -1;
  voice.forEach((hop, i) => {
    const speaks = hop.voice >= (from < 0 ? SPEAKS_FROM : SPEAKS_DOWN_TO);
    if (speaks && from < 0) from = i;
    if (from >= 0 && (!speaks || i === voice.length - 1)) {
      const last = runs.at(-1);
      const began = voice[from]?.timeSeconds ?? 0;
      const ended = last === undefined ? Number.NEGATIVE_INFINITY : (voice[last.to - 1]?.timeSeconds ?? 0);
      const to = speaks ? i + 1 : i;
      if (last !== undefined && began - ended < LONGEST_HESITATION) last.to = to;
      else runs.push({ from, to });
      from = -1;
    }
  });
  return runs;
};

/** Peaks of loudness, against the phrase's own mean. */
const accentsIn = (hops: readonly VisemeFrame[]): Accent[] => {
  const levels = hops.map((_, i) => {
    const around = hops.slice(Math.max(0, i - SYLLABLE_HOPS), i + SYLLABLE_HOPS + 1);
    return around.reduce((sum, hop) => sum + decibels(hop.loudness), 0) / around.length;
  });
  const mean = levels.reduce((sum, level) => sum + level, 0) / Math.max(1, levels.length);
  return hops.flatMap((hop, i): Accent[] => {
    const level = levels[i] ?? mean;
    const isPeak = level > (levels[i - 1] ?? -999) && level >= (levels[i + 1] ?? -999);
    const above = level - mean - STANDS_OUT_DECIBELS;
    if (!isPeak || above <= 0) return [];
    const strength = Math.min(0.9, 0.45 + (0.45 * above) / STRONG_DECIBELS);
    return [{ timeSeconds: hop.timeSeconds, strength, isAsked: false }];
  });
};

/** Phrases and stress as an ear finds them in a recorded sound. How a phrase is meant to end it can't tell. */
export const heardPhrases = (voice: readonly VisemeFrame[]): SpokenPhrase[] =>
  runsOf(voice).flatMap(({ from, to }): SpokenPhrase[] => {
    const hops = voice.slice(from, to);
    const startSeconds = hops[0]?.timeSeconds ?? 0;
    const endSeconds = hops.at(-1)?.timeSeconds ?? 0;
    if (endSeconds - startSeconds < SHORTEST_PHRASE) return [];
    return [
      { startSeconds, endSeconds, accents: thinAccents(accentsIn(hops)), ending: 'open', speaker: null },
    ];
  });
