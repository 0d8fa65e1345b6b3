import type { Viseme } from '../signals/visemes.ts';

const PHONES: Readonly<Record<Viseme, string>> = {
  sil: 'sil',
  PP: 'p b m',
  FF: 'f v',
  TH: 'θ ð',
  DD: 't d ɾ',
  kk: 'k ɡ ŋ x',
  CH: 'tʃ dʒ ʃ ʒ',
  SS: 's z',
  nn: 'n l ɫ',
  RR: 'ɹ r ɝ ɚ ɜ',
  aa: 'a ɑ æ ʌ ɐ ə aɪ aʊ',
  E: 'e ɛ eɪ œ',
  ih: 'i ɪ ᵻ y j',
  oh: 'ɔ ɒ oʊ ɔɪ ø',
  ou: 'u ʊ ʉ w ʍ',
};

/** They take the shape of what follows; "-" stands for a phone that nobody was sure of. */
const SHAPELESS = 'h ɦ ʔ -';

/**
 * The mouth's shape for each phone, in IPA; null for a phone without a shape of its own. A stop's closure and release
 * carry the stop's shape, a diphthong its first element's.
 * Source: developers.meta.com, "Viseme reference"; ŋ with k as in Microsoft SAPI's viseme 20, ə with ʌ as in its
 * viseme 1.
 */
export const VISEME_OF_PHONE: ReadonlyMap<string, Viseme | null> = new Map<string, Viseme | null>([
  ...Object.entries(PHONES).flatMap(([viseme, phones]) =>
    // Object.entries forgets what the record's keys are.
    phones.split(' ').map((phone) => [phone, viseme as Viseme] as const),
  ),
  ...SHAPELESS.split(' ').map((phone) => [phone, null] as const),
]);
