/**
 * flite's phones in IPA.
 * Source: flite's radio phone set (cmu_radio_phones), the ARPAbet of the Boston University Radio Corpus.
 */
const IPA_OF_FLITE: Readonly<Record<string, string>> = {
  aa: 'ɑ',
  ae: 'æ',
  ah: 'ʌ',
  ao: 'ɔ',
  aw: 'aʊ',
  ax: 'ə',
  axr: 'ɚ',
  ay: 'aɪ',
  eh: 'ɛ',
  el: 'ɫ',
  em: 'm',
  en: 'n',
  er: 'ɝ',
  ey: 'eɪ',
  ih: 'ɪ',
  iy: 'i',
  ow: 'oʊ',
  oy: 'ɔɪ',
  uh: 'ʊ',
  uw: 'u',
  b: 'b',
  ch: 'tʃ',
  d: 'd',
  dh: 'ð',
  dx: 'ɾ',
  f: 'f',
  g: 'ɡ',
  hh: 'h',
  hv: 'ɦ',
  jh: 'dʒ',
  k: 'k',
  l: 'l',
  m: 'm',
  n: 'n',
  ng: 'ŋ',
  nx: 'n',
  p: 'p',
  r: 'ɹ',
  s: 's',
  sh: 'ʃ',
  t: 't',
  th: 'θ',
  v: 'v',
  w: 'w',
  y: 'j',
  z: 'z',
  zh: 'ʒ',
};

/** Whatever flite has no name for is one of its names for silence: `pau`, `h#`, `brth`. */
export const ipaOfFlite = (phone: string): string => IPA_OF_FLITE[phone] ?? 'sil';

/** Phones that English lacks, as an English speaker says them. */
const NEAREST: Readonly<Record<string, string>> = {
  a: 'aa',
  ɒ: 'aa',
  ɐ: 'ah',
  ɜ: 'er',
  e: 'ey',
  o: 'ow',
  ɫ: 'l',
  g: 'g',
  r: 'r',
  ɾ: 'd',
  ɦ: 'hh',
  ʍ: 'w',
  ᵻ: 'ih',
  ɨ: 'ih',
  ʉ: 'uw',
  y: 'uw',
  ø: 'er',
  œ: 'er',
  əʊ: 'ow',
  ɪə: 'iy',
  eə: 'eh',
  ʊə: 'uh',
  ɔː: 'ao',
  x: 'k',
  ʔ: 't',
};

const FLITE_OF_IPA: ReadonlyMap<string, string> = new Map([
  ...Object.entries(NEAREST),
  // Its own words for these are the ones its lexicon knows.
  ...Object.entries(IPA_OF_FLITE)
    .filter(([flite]) => !['axr', 'el', 'em', 'en', 'nx', 'dx', 'hv'].includes(flite))
    .map(([flite, ipa]) => [ipa, flite] as const),
  ['ɚ', 'er'],
]);

const VOWEL = /^[aeiou]/;
const STRESSED = /ˈ/u;
/** Stress, length, syllables, ties and accents: flite's lexicon takes none. */
const MARKS = /[ˈˌːˑ.‿]|\p{M}/gu;

/**
 * Given IPA as an entry of flite's lexicon: every vowel with its stress. Without a mark the first full vowel has it.
 */
export const lexiconPhones = (
  phones: readonly string[],
): { readonly entry: string; readonly unknown: readonly string[] } => {
  const unknown: string[] = [];
  const said: { name: string; marked: boolean }[] = [];
  let marked = false;
  for (const phone of phones) {
    marked ||= STRESSED.test(phone);
    const bare = phone.replace(MARKS, '');
    const name = FLITE_OF_IPA.get(bare);
    if (name === undefined) {
      if (bare !== '') unknown.push(phone);
      continue;
    }
    said.push({ name, marked: marked && VOWEL.test(name) });
    if (VOWEL.test(name)) marked = false;
  }
  const first = said.findIndex(({ name }) => VOWEL.test(name) && name !== 'ax');
  const main = said.some((phone) => phone.marked) ? said.findIndex((phone) => phone.marked) : first;
  const entry = said
    .map(({ name }, index) => (VOWEL.test(name) ? `${name}${index === main ? 1 : 0}` : name))
    .join(' ');
  return { entry, unknown };
};
