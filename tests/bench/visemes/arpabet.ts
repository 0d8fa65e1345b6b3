/** The names that American English's phones have in flite and pocketsphinx, lower case, and in IPA. */
const PAIRS =
  'pau sil sil sil sp sil brth sil +spn+ - +nsn+ - p p b b m m em m f f v v th θ dh ð t t d d dx ɾ k k g ɡ ng ŋ ' +
  'ch tʃ jh dʒ sh ʃ zh ʒ s s z z n n en n l l el l r ɹ er ɝ axr ɝ aa ɑ ae æ ah ʌ ax ə ay aɪ aw aʊ eh ɛ ey eɪ ' +
  'ih ɪ ix ɪ iy i y j ao ɔ ow oʊ oy ɔɪ uh ʊ uw u ux u w w hh h hv h';

const words = PAIRS.split(' ');

const IPA_OF_ARPABET: ReadonlyMap<string, string> = new Map(
  words.flatMap((word, index) => (index % 2 === 0 ? [[word, words[index + 1] ?? '-'] as const] : [])),
);

export const ipaOf = (phone: string): string => IPA_OF_ARPABET.get(phone.toLowerCase()) ?? '-';
