import type { Viseme } from '../../renderer/core/signals/visemes.ts';
import { VISEME_OF_PHONE } from '../../renderer/core/speech/phones.ts';

/** Phones beyond those that the viseme net knows: nearest by place, then by how far the lips part. */
const WIDER: ReadonlyMap<string, Viseme> = new Map(
  Object.entries({
    FF: 'ɸ β ʋ',
    DD: 'ʈ ɖ',
    kk: 'c ɟ ç q ɢ ɣ χ ʁ ħ ʕ ʀ',
    CH: 'ʂ ʐ ɕ ʑ tɕ dʑ tʂ',
    SS: 'ts dz',
    nn: 'ɲ ɳ ɴ ʎ ɭ ʟ ɬ ɮ',
    RR: 'ɻ ɽ',
    aa: 'ɶ ɘ',
    E: 'ɤ',
    ih: 'ɨ ɯ',
    oh: 'o ɵ',
    ou: 'ɥ',
  } satisfies Partial<Record<Viseme, string>>).flatMap(([viseme, phones]) =>
    // Object.entries forgets what the record's keys are.
    phones.split(' ').map((phone) => [phone, viseme as Viseme] as const),
  ),
);

/** Stress, length, breath and lip marks, dots and ties, digits of tones. */
const MARKS = /[ˈˌːˑ.‿ʰʲʷˠˤᵝ˞0-9]/gu;

/** A phone without what is written around it; ç and ã keep their marks. */
export const barePhone = (phone: string): string => phone.replace(MARKS, '');

const known = (phone: string): Viseme | null | undefined =>
  VISEME_OF_PHONE.has(phone) ? VISEME_OF_PHONE.get(phone) : WIDER.get(phone);

/**
 * The mouth's shape for a phone of any language; null for one without a shape of its own. A row of several, such as ɔːɹ,
 * has its first one's.
 */
export const visemeOfIpa = (phone: string): Viseme | null => {
  const bare = barePhone(phone);
  const plain = bare
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/^ʔ(?=.)/u, '');
  const signs = [...plain];
  for (const candidate of [bare, plain, signs.slice(0, 2).join(''), signs[0] ?? '']) {
    const viseme = known(candidate);
    if (viseme !== undefined) return viseme;
  }
  return null;
};

const VOWEL = /^[aeiouyæøœɶɑɒɐəɚɘɛɜɝɤɪɨᵻɔɵʊʉɯʌ]/u;
export const isVowel = (phone: string): boolean =>
  phone !== 'sil' && VOWEL.test(barePhone(phone).normalize('NFD'));
