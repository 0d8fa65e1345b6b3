import type { SpeechPart } from '../../renderer/core/speech/speech.ts';

/** A word as it stands in the request. */
export interface SourceWord {
  /** As it was written, with its punctuation. */
  readonly text: string;
  /** What is read: the text, with punctuation that stood apart from it. */
  readonly spoken: string;
  readonly part: number;
  readonly offset: number;
  /** IPA, said instead of the text; the word is then all of its part. */
  readonly phones?: readonly string[];
  readonly emphasis: boolean;
  readonly whisper: boolean;
}

/** Letters, figures and the signs that are read aloud. */
const SAYABLE = /[\p{L}\p{N}$€£¥%&@#+=°]/u;

/**
 * The words that can be said. Punctuation that stands alone goes with the word before it, so that its pause is kept but
 * no word is made of it.
 */
export const sourceWords = (parts: readonly SpeechPart[]): readonly SourceWord[] => {
  const words: SourceWord[] = [];
  for (const [part, { text, phones, emphasis, whisper }] of parts.entries()) {
    const whole = text.trim();
    if (phones !== undefined && phones.length > 0) {
      words.push({
        text: whole,
        spoken: whole,
        part,
        offset: text.indexOf(whole),
        phones,
        emphasis,
        whisper,
      });
      continue;
    }
    for (const { 0: piece, index: offset } of text.matchAll(/\S+/gu)) {
      const before = words.at(-1);
      if (SAYABLE.test(piece)) words.push({ text: piece, spoken: piece, part, offset, emphasis, whisper });
      else if (before !== undefined)
        words[words.length - 1] = { ...before, spoken: `${before.spoken} ${piece}` };
    }
  }
  return words;
};

/** Whether a reader pauses after it. */
export const endsPhrase = (spoken: string): boolean => /[,.;:!?…،。，？！–—]["”’)]*$/u.test(spoken);

/** For an engine that reads the words whatever phones are given. */
export const asWritten = (words: readonly SourceWord[]): readonly SourceWord[] =>
  words.map(({ phones: _, ...word }) => word);
