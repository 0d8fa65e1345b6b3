import type { RenderedPhone } from './engine.ts';
import { barePhone, isVowel } from './ipa.ts';
import type { Sound } from './wav.ts';

/** What a word is made of, in order; IPA with all its marks. */
export interface WordPhones {
  readonly word: number;
  readonly phones: readonly string[];
  /** A pause is heard after it. */
  readonly pause: boolean;
}

const FRAME_SECONDS = 0.01;
/** Of the loudest frame: 34 dB below it nobody speaks. */
const SILENT = 0.02;
const SHORTEST_PAUSE_SECONDS = 0.06;

/** How long phones last beside each other, of a stressed short vowel. */
const weightOf = (phone: string): number => {
  if (isVowel(phone))
    return (/[ˈˌ]/u.test(phone) ? 1.2 : 0.8) * ([...phone.replace(/[ˈˌ]/gu, '')].length > 1 ? 1.35 : 1);
  return /^[szʃʒfθɕʂx]|tʃ|dʒ/u.test(phone) ? 0.9 : 0.6;
};

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Where somebody speaks, in seconds. */
const spokenStretches = ({ samples, samplesPerSecond }: Sound): Stretch[] => {
  const size = Math.max(1, Math.round(FRAME_SECONDS * samplesPerSecond));
  const levels = Array.from({ length: Math.ceil(samples.length / size) }, (_, frame) => {
    const piece = samples.subarray(frame * size, (frame + 1) * size);
    return Math.sqrt(piece.reduce((sum, sample) => sum + sample * sample, 0) / size);
  });
  const floor = SILENT * levels.reduce((most, level) => Math.max(most, level), 0);
  const stretches: { from: number; to: number }[] = [];
  for (const [frame, level] of levels.entries()) {
    if (level <= floor) continue;
    const from = frame * FRAME_SECONDS;
    const last = stretches.at(-1);
    if (last !== undefined && from - last.to < SHORTEST_PAUSE_SECONDS) last.to = from + FRAME_SECONDS;
    else stretches.push({ from, to: from + FRAME_SECONDS });
  }
  return stretches;
};

/** The longest pauses are the ones that are written; closures of stops are shorter. */
const joinTo = (stretches: readonly Stretch[], count: number): Stretch[] => {
  const joined = stretches.map((stretch) => ({ ...stretch }));
  while (joined.length > Math.max(1, count)) {
    const gaps = joined.slice(1).map(({ from }, index) => from - (joined[index]?.to ?? from));
    const shortest = gaps.indexOf(Math.min(...gaps));
    const [gone] = joined.splice(shortest + 1, 1);
    const into = joined[shortest];
    if (into !== undefined && gone !== undefined) into.to = gone.to;
  }
  return joined;
};

/**
 * Times for an engine that gives none: pauses are found in the sound, and between two of them each phone lasts as long as
 * its kind does. Some hundredths of a second off.
 */
export const estimateTimes = (words: readonly WordPhones[], sound: Sound): RenderedPhone[] => {
  const phrases: WordPhones[][] = [[]];
  for (const word of words) {
    if (word.phones.length === 0) continue;
    phrases.at(-1)?.push(word);
    if (word.pause) phrases.push([]);
  }
  const said = phrases.filter((phrase) => phrase.length > 0);
  const stretches = joinTo(spokenStretches(sound), said.length);
  if (stretches.length === 0 || said.length === 0) return [];
  // Where fewer pauses are heard than written, the rest is one phrase.
  const groups = stretches.map((stretch, index) => ({
    stretch,
    words: index === stretches.length - 1 ? said.slice(index).flat() : (said[index] ?? []),
  }));
  const phones: RenderedPhone[] = [];
  let before = 0;
  const silence = (until: number): void => {
    if (until - before > 1e-6) phones.push({ phone: 'sil', startSeconds: before, endSeconds: until });
  };
  for (const { stretch, words: own } of groups) {
    silence(stretch.from);
    const sum = own.reduce(
      (total, word) => total + word.phones.reduce((more, phone) => more + weightOf(phone), 0),
      0,
    );
    let at = stretch.from;
    for (const { word, phones: row } of own)
      for (const phone of row) {
        const endSeconds = at + ((stretch.to - stretch.from) * weightOf(phone)) / sum;
        phones.push({
          phone: barePhone(phone),
          startSeconds: at,
          endSeconds,
          word,
          stress: phone.includes('ˈ') ? 1 : phone.includes('ˌ') ? 0.5 : 0,
        });
        at = endSeconds;
      }
    before = stretch.to;
  }
  silence(sound.samples.length / sound.samplesPerSecond);
  return phones;
};
