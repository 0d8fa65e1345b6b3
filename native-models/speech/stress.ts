import type { Viseme } from '../../renderer/core/signals/visemes.ts';
import { VISEME_OF_PHONE } from '../../renderer/core/speech/phones.ts';
import type { RenderedPhone, Rendering, Utterance } from './engine.ts';

const VOWEL_SHAPES: ReadonlySet<Viseme | null | undefined> = new Set(['aa', 'E', 'ih', 'oh', 'ou']);
/** Consonants that share a vowel's shape. */
const GLIDES: ReadonlySet<string> = new Set(['j', 'w', 'ʍ']);
const RHOTIC: ReadonlySet<string> = new Set(['ɝ', 'ɚ', 'ɜ']);
export const isVowel = (phone: string): boolean =>
  RHOTIC.has(phone) || (VOWEL_SHAPES.has(VISEME_OF_PHONE.get(phone)) && !GLIDES.has(phone));

/** Never the peak of a word that has another vowel. */
const REDUCED: ReadonlySet<string> = new Set(['ə', 'ɐ', 'ᵻ', 'ɚ']);

/** English words that carry no stress in a sentence. */
const UNSTRESSED: ReadonlySet<string> = new Set(
  `a an the and or but nor as at by for from in into of off on onto per than that to up via with if so is am are was were
  be been has have had do does did can could will would shall should may might must i you he she it we they me him her us
  them my your his its our their this there's it's i'm you're we're they're i'll he's she's that's not`.split(
    /\s+/,
  ),
);

const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/^[^a-z]+|[^a-z]+$/g, '');

/** Mean square of a stretch. */
const power = (
  { samples, samplesPerSecond }: Rendering,
  { startSeconds, endSeconds }: RenderedPhone,
): number => {
  const from = Math.max(0, Math.round(startSeconds * samplesPerSecond));
  const to = Math.min(samples.length, Math.round(endSeconds * samplesPerSecond));
  let sum = 0;
  for (let index = from; index < to; index += 1) sum += (samples[index] ?? 0) ** 2;
  return to > from ? sum / (to - from) : 0;
};

/** Of a word's vowels, the one that is longest and loudest; early ones are a little likelier in English. */
const prominence = (rendering: Rendering, phone: RenderedPhone, order: number): number =>
  Math.log(phone.endSeconds - phone.startSeconds + 0.02) +
  0.25 * Math.log(power(rendering, phone) + 1e-6) -
  0.12 * order -
  (REDUCED.has(phone.phone) ? 3 : 0);

/**
 * The stress of every phone, 0 on consonants. Where the engine says nothing the sound does: voices make a stressed vowel
 * longer and louder, as people do.
 */
export const stressOfPhones = ({ words }: Utterance, rendering: Rendering): number[] => {
  const stress = rendering.phones.map((phone) => phone.stress ?? 0);
  if (rendering.phones.some((phone) => phone.stress !== undefined)) return stress;
  const vowelsOf = new Map<number, number[]>();
  for (const [index, { phone, word }] of rendering.phones.entries())
    if (word !== undefined && isVowel(phone)) vowelsOf.set(word, [...(vowelsOf.get(word) ?? []), index]);
  for (const [word, vowels] of vowelsOf) {
    const source = words[word];
    if (source === undefined || (!source.emphasis && UNSTRESSED.has(bare(source.text)))) continue;
    const ranked = vowels
      .map((index, order) => ({ index, phone: rendering.phones[index], order }))
      .flatMap(({ index, phone, order }) =>
        phone === undefined ? [] : [{ index, phone, rank: prominence(rendering, phone, order) }],
      )
      .sort((one, other) => other.rank - one.rank);
    for (const [place, { index, phone }] of ranked.entries())
      if (place === 0) stress[index] = 1;
      else if (vowels.length > 2 && place === 1 && !REDUCED.has(phone.phone)) stress[index] = 0.5;
  }
  return stress;
};
