import { clamp01 } from '../../math/smoothstep.ts';
import type { Timeline, TimelineLine, TimelineWord } from '../../script/timeline.ts';
import { spokenSpans } from '../../script/timeline-voice.ts';
import type { TimedPhone } from '../../speech/speech.ts';

/** A syllable that stands out. */
export interface Accent {
  /** The middle of its vowel. */
  readonly timeSeconds: number;
  /** 0..1 */
  readonly strength: number;
  /** Whether the script asks for it. */
  readonly isAsked: boolean;
}

/** How a phrase ends: an open one goes on after a breath. */
export type Ending = 'open' | 'final' | 'question' | 'exclamation';

/** What is said in one breath, whoever found it: a script's phones, or an ear. */
export interface SpokenPhrase {
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** In order, far enough apart for a head to follow. */
  readonly accents: readonly Accent[];
  readonly ending: Ending;
  readonly speaker: string | null;
}

/** Accents closer than this would be a tremble. */
export const ACCENTS_APART_SECONDS = 0.42;
/** A syllable weaker than this passes. */
const ACCENTED = 0.4;
/** Words of so few letters are seldom stressed: articles, pronouns, prepositions. */
const SHORT_WORD = 3;

/** Even the silence of a comma parts phrases. */
const PHRASES_APART_SECONDS = 0.06;

const ENDINGS: readonly (readonly [mark: RegExp, ending: Ending])[] = [
  [/^[^\p{L}\p{N}]*[?？]/u, 'question'],
  [/^[^\p{L}\p{N}]*[!！]/u, 'exclamation'],
  [/^["'”’)\]]*[.。…]/u, 'final'],
];

/** By the marks behind a word; engines count them to the word or not. */
const endingAfter = (text: string, isLast: boolean): Ending => {
  const marks = text.replace(/^[\p{L}\p{M}\p{N}'’-]+/u, '');
  return ENDINGS.find(([mark]) => mark.test(marks))?.[1] ?? (isLast ? 'final' : 'open');
};

/** Keeps the strongest of accents that crowd each other, in the order of time. */
export const thinAccents = (accents: readonly Accent[]): Accent[] => {
  const kept: Accent[] = [];
  const byStrength = [...accents].sort((a, b) => b.strength - a.strength || a.timeSeconds - b.timeSeconds);
  for (const accent of byStrength)
    if (kept.every((one) => Math.abs(one.timeSeconds - accent.timeSeconds) >= ACCENTS_APART_SECONDS))
      kept.push(accent);
  return kept.sort((a, b) => a.timeSeconds - b.timeSeconds);
};

/** A word's accent: its most stressed vowel, the longest of equals. */
const accentOf = (word: TimelineWord, phones: readonly TimedPhone[]): Accent | null => {
  const vowels = phones.filter(
    ({ viseme, startSeconds }) =>
      ['aa', 'E', 'ih', 'oh', 'ou'].includes(viseme) &&
      startSeconds >= word.startSeconds - 0.005 &&
      startSeconds < word.endSeconds,
  );
  const length = ({ startSeconds, endSeconds }: TimedPhone): number => endSeconds - startSeconds;
  const vowel = vowels.sort((a, b) => b.stress - a.stress || length(b) - length(a))[0];
  if (vowel === undefined) return null;
  const isContent = word.text.length > SHORT_WORD;
  // A vowel of 60 ms is as short as they are, one of 200 as long.
  const lengthened = clamp01((length(vowel) - 0.06) / 0.14);
  const strength = (isContent ? 0.32 : 0.05) + (isContent ? 0.2 : 0.1) * vowel.stress + 0.3 * lengthened;
  return {
    timeSeconds: (vowel.startSeconds + vowel.endSeconds) / 2,
    strength: word.emphasis ? 1 : strength,
    isAsked: word.emphasis,
  };
};

const phrasesOfLine = (line: TimelineLine): SpokenPhrase[] => {
  const spans = spokenSpans(line.phones, PHRASES_APART_SECONDS);
  return spans.map(({ startSeconds, endSeconds }, index): SpokenPhrase => {
    const words = line.words.filter(
      (word) => word.startSeconds >= startSeconds - 0.02 && word.startSeconds < endSeconds,
    );
    const last = words.at(-1);
    const after = last === undefined ? '' : line.text.slice(last.offset);
    const phones = line.phones.filter(
      (phone) => phone.startSeconds >= startSeconds && phone.startSeconds < endSeconds,
    );
    const accents = words.map((word) => accentOf(word, phones)).filter((accent) => accent !== null);
    return {
      startSeconds,
      endSeconds,
      accents: thinAccents(accents.filter(({ strength }) => strength > ACCENTED)),
      ending: endingAfter(after, index === spans.length - 1),
      speaker: line.speaker,
    };
  });
};

export const phrasesOf = (timeline: Timeline): SpokenPhrase[] => timeline.lines.flatMap(phrasesOfLine);
