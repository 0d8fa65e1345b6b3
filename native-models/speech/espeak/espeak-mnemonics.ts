import { barePhone, isVowel } from '../ipa.ts';

/**
 * IPA as espeak-ng's own phone names, which it takes between double brackets.
 * Source: espeak-ng's docs/phonemes.md (after Kirshenbaum's ASCII IPA).
 */
const NAMES: Readonly<Record<string, string>> = {
  ə: '@',
  ɐ: 'a#',
  ɑ: 'A:',
  ɒ: '0',
  æ: 'a',
  a: 'a',
  ʌ: 'V',
  ɔ: 'O:',
  ɛ: 'E',
  e: 'e',
  ɪ: 'I',
  i: 'i:',
  ᵻ: 'I2',
  o: 'o',
  ʊ: 'U',
  u: 'u:',
  y: 'y',
  ø: 'Y',
  œ: 'W',
  ɜ: '3:',
  ɝ: '3:',
  ɚ: '3',
  eɪ: 'eI',
  aɪ: 'aI',
  aʊ: 'aU',
  oʊ: 'oU',
  əʊ: 'oU',
  ɔɪ: 'OI',
  ð: 'D',
  θ: 'T',
  ʃ: 'S',
  ʒ: 'Z',
  tʃ: 'tS',
  dʒ: 'dZ',
  ŋ: 'N',
  ɲ: 'n^',
  ɹ: 'r',
  r: 'r',
  ɾ: '*',
  ʁ: 'r"',
  ɡ: 'g',
  ɫ: 'l',
  ʔ: '?',
  ç: 'C',
};
const PLAIN = /^[bdfghjklmnpstvwxz]$/;

/** The phones between double brackets, and those that have no name there. */
export const espeakPhones = (
  phones: readonly string[],
): { readonly text: string; readonly count: number; readonly unknown: readonly string[] } => {
  const unknown: string[] = [];
  const names: string[] = [];
  let stressed = false;
  for (const phone of phones) {
    stressed ||= phone.includes('ˈ');
    const bare = barePhone(phone);
    const name = NAMES[bare] ?? (PLAIN.test(bare) ? bare : undefined);
    if (name === undefined) {
      if (bare !== '') unknown.push(phone);
      continue;
    }
    names.push(stressed && isVowel(bare) ? `'${name}` : name);
    if (isVowel(bare)) stressed = false;
  }
  return { text: names.length > 0 ? `[[${names.join('')}]]` : '', count: names.length, unknown };
};
