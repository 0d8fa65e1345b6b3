import { VISEME_OF_PHONE } from '../speech/phones.ts';

/** Marks that say how long or how stressed a phone is, not which: ˈ ˌ ː ˑ, and the tie of t͡ʃ. */
const STRESS = /^[ˈˌ']+/u;
const LENGTH_AND_TIES = /ː|ˑ|:|\u0361|\u035c/gu;

/** Letters of a keyboard for those of IPA that look like them. */
const LOOKALIKES: Readonly<Record<string, string>> = { g: 'ɡ', R: 'ɹ' };

export type ParsedPhones =
  | { readonly kind: 'phones'; readonly phones: readonly string[] }
  | { readonly kind: 'unknown'; readonly phone: string; readonly index: number };

/** IPA phones apart from each other; the stress mark stays before its phone, length and ties go. */
export const parsePhones = (text: string): ParsedPhones => {
  const phones: string[] = [];
  for (const match of text.matchAll(/\S+/gu)) {
    const word = match[0];
    const stress = STRESS.exec(word)?.[0] ?? '';
    const bare = word.slice(stress.length).replaceAll(LENGTH_AND_TIES, '');
    const phone = LOOKALIKES[bare] ?? bare;
    if (phone === 'sil' || !VISEME_OF_PHONE.has(phone))
      return { kind: 'unknown', phone: word, index: match.index };
    phones.push(`${stress === '' ? '' : stress[0] === 'ˌ' ? 'ˌ' : 'ˈ'}${phone}`);
  }
  return { kind: 'phones', phones };
};

export const KNOWN_PHONES: readonly string[] = [...VISEME_OF_PHONE.keys()].filter(
  (phone) => phone !== 'sil' && phone !== '-',
);
