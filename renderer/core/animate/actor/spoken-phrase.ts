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
/** Words of so few letters are seldom stressed: articles, pronouns, prepositions. */
const SHORT_WORD = 3;

const ENDINGS: readonly (readonly [mark: RegExp, ending: Ending])[] = [
  [/^["'”’)\]]*[^\p{L}\p{N}]*[?？]/u, 'question'],
  [/^["'”’)\]]*[^\p{L}\p{N}]*[!！]/u, 'exclamation'],
  [/^["'”’)\]]*[.。…]/u, 'final'],
];

const endingAfter = (text: string, isLast: boolean): Ending =>
  ENDINGS.find(([mark]) => mark.test(text))?.[1] ?? (isLast ? 'final' : 'open');

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
  const strength =
    (isContent ? 0.45 : 0.12) +
    0.25 * vowel.stress * (isContent ? 1 : 0.4) +
    Math.min(0.3, length(vowel) * 1.5);
  return {
    timeSeconds: (vowel.startSeconds + vowel.endSeconds) / 2,
    strength: word.emphasis ? 1 : Math.min(0.9, strength),
    isAsked: word.emphasis,
  };
};

const phrasesOfLine = (line: TimelineLine): SpokenPhrase[] => {
  const spans = spokenSpans(line.phones);
  return spans.map(({ startSeconds, endSeconds }, index): SpokenPhrase => {
    const words = line.words.filter(
      (word) => word.startSeconds >= startSeconds - 0.02 && word.startSeconds < endSeconds,
    );
    const last = words.at(-1);
    const after = last === undefined ? '' : line.text.slice(last.offset + last.text.length);
    const accents = words.map((word) => accentOf(word, line.phones)).filter((accent) => accent !== null);
    return {
      startSeconds,
      endSeconds,
      accents: thinAccents(accents.filter(({ strength }) => strength > 0.4)),
      ending: endingAfter(after, index === spans.length - 1),
      speaker: line.speaker,
    };
  });
};

export const phrasesOf = (timeline: Timeline): SpokenPhrase[] => timeline.lines.flatMap(phrasesOfLine);
