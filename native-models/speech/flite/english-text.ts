/** What flite cannot read, in letters that it can. Marks that NFKD takes apart are dropped with the rest. */
const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/[’‘‛ʼ´`]/gu, "'"],
  [/[“”„«»]/gu, '"'],
  // flite makes a pause of a comma alone.
  [/\s*[–—―]\s*|\s-{1,3}\s/gu, ', '],
  [/…/gu, '...'],
  [/€\s?(\d[\d.,]*)/gu, '$1 euros'],
  [/£\s?(\d[\d.,]*)/gu, '$1 pounds'],
  [/¥\s?(\d[\d.,]*)/gu, '$1 yen'],
  [/€/gu, ' euros '],
  [/£/gu, ' pounds '],
  [/¥/gu, ' yen '],
  [/°\s?([CF])\b/gu, ' degrees $1 '],
  [/°/gu, ' degrees '],
  [/&/gu, ' and '],
  [/\+/gu, ' plus '],
  [/=/gu, ' equals '],
  [/×/gu, ' times '],
  [/ß/gu, 'ss'],
  [/[æÆ]/gu, 'ae'],
  [/[œŒ]/gu, 'oe'],
  [/[øØ]/gu, 'o'],
  [/[łŁ]/gu, 'l'],
  [/[đĐ]/gu, 'd'],
  [/[þÞ]/gu, 'th'],
  [/[ðÐ]/gu, 'th'],
];

/** Nobody writes a longer word; flite reads what it takes for a spelling, letter by letter. */
const LONGEST_WORD = 48;

export interface EnglishText {
  /** ASCII on one line. */
  readonly text: string;
  /** What no English reader can say. */
  readonly lost: string;
}

export const englishText = (written: string): EnglishText => {
  let text = written;
  for (const [what, instead] of PLAIN) text = text.replace(what, instead);
  text = text.normalize('NFKD').replace(/\p{M}/gu, '');
  // Emoji, control characters and the like are no words: nothing is lost that anybody would read aloud.
  const lost = [...text.matchAll(/[\p{L}\p{N}]/gu)].filter(([sign]) => sign > '\x7f').join('');
  return {
    text: text
      .replace(/[^\x20-\x7e]/gu, ' ')
      .replace(new RegExp(`\\S{${LONGEST_WORD}}(?=\\S)`, 'gu'), '$& ')
      .replace(/\s+/gu, ' ')
      .trim(),
    lost,
  };
};
