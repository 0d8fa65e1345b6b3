import { plainAdjective } from './adjectives.ts';
import { isColour, isShade } from './colours.ts';
import { AMOUNTS, BREAKS, COPULAS, GRAMMAR, NEGATIONS } from './measures.ts';
import type { Part } from './part.ts';
import { type Token, tokenise } from './tokens.ts';
import { isAdjective, LONGEST_PHRASE, partNamed } from './vocabulary.ts';

/** One thing that the text says, with the words that say it. */
export type Sign = { readonly text: string } & (
  | {
      readonly kind: 'adjective';
      readonly word: string;
      readonly plain: string;
      readonly amount: number | null;
      readonly shade: string | null;
    }
  | { readonly kind: 'noun'; readonly name: string; readonly part: Part }
  | { readonly kind: 'amount'; readonly amount: number }
  | { readonly kind: 'years'; readonly years: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'break'; readonly word: string }
  | { readonly kind: 'negation' | 'copula' | 'or' | 'comma' | 'grammar' | 'unknown' }
);

const DECADES = [
  'twenties',
  'thirties',
  'forties',
  'fifties',
  'sixties',
  'seventies',
  'eighties',
  'nineties',
];

/** Ages: "60 year old", "60 years old", "aged 60", "in her 60s", "sixties", "about 60". */
const readYears = (words: readonly string[]): { years: number; length: number } | null => {
  const [first = '', second = '', third = ''] = words;
  const decade = DECADES.indexOf(first);
  if (decade >= 0) return { years: 25 + 10 * decade, length: 1 };
  const tens = first.match(/^([1-9]\d)s$/)?.[1];
  if (tens !== undefined) return { years: Number(tens) + 5, length: 1 };
  const number = (word: string): number | null =>
    /^\d{1,3}$/.test(word) && Number(word) <= 120 ? Number(word) : null;
  const after = number(second);
  if ((first === 'aged' || first === 'age') && after !== null) return { years: after, length: 2 };
  const years = number(first);
  if (years === null) return null;
  if (!/^(years?|yo|yrs?)$/.test(second)) return years >= 13 ? { years, length: 1 } : null;
  return { years, length: third === 'old' ? 3 : 2 };
};

const readPhrase = (text: string, phrase: string): Sign | null => {
  const part = partNamed(phrase);
  if (part !== undefined) return { kind: 'noun', text, name: phrase, part };
  const amount = AMOUNTS[phrase];
  if (amount !== undefined) return { kind: 'amount', text, amount };
  if (isAdjective(phrase)) {
    const { plain, amount: own = null } = plainAdjective(phrase);
    return { kind: 'adjective', text, word: phrase, plain, amount: own, shade: null };
  }
  return null;
};

const readWord = ({ text, word }: Token): Sign => {
  if (word === ',' || word === 'and') return { kind: 'comma', text };
  if (word === 'or') return { kind: 'or', text };
  if (NEGATIONS.has(word)) return { kind: 'negation', text };
  if (COPULAS.has(word)) return { kind: 'copula', text };
  if (BREAKS.has(word)) return { kind: 'break', text, word };
  return { kind: GRAMMAR.has(word) ? 'grammar' : 'unknown', text };
};

/** What stands at `at`: the longest phrase that the vocabulary has. */
const readAt = (tokens: readonly Token[], at: number): { sign: Sign; length: number } => {
  const words = tokens.slice(at, at + Math.max(3, LONGEST_PHRASE)).map(({ word }) => word);
  const textOf = (length: number): string =>
    tokens
      .slice(at, at + length)
      .map(({ text }) => text)
      .join(' ');
  if (/^(named|called)$/.test(words[0] ?? '') && tokens[at + 1] !== undefined)
    return { sign: { kind: 'name', text: textOf(2), name: tokens[at + 1]?.text ?? '' }, length: 2 };
  const years = readYears(words);
  if (years !== null)
    return { sign: { kind: 'years', text: textOf(years.length), years: years.years }, length: years.length };
  for (let length = Math.min(LONGEST_PHRASE, words.length); length > 0; length--) {
    const sign = readPhrase(textOf(length), words.slice(0, length).join(' '));
    if (sign !== null) return { sign, length };
  }
  const [token] = tokens.slice(at, at + 1);
  return { sign: readWord(token ?? { text: '', word: '' }), length: 1 };
};

/** "dark brown" is one colour; "dark eyes" is not. */
const joinShades = (signs: readonly Sign[]): Sign[] => {
  const joined: Sign[] = [];
  for (const sign of signs) {
    const before = joined.at(-1);
    const isShaded = before?.kind === 'adjective' && before.shade === null && isShade(before.plain);
    if (isShaded && sign.kind === 'adjective' && isColour(sign.plain) && !isShade(sign.plain))
      joined[joined.length - 1] = { ...sign, text: `${before.text} ${sign.text}`, shade: before.plain };
    else joined.push(sign);
  }
  return joined;
};

export const readWords = (text: string): Sign[] => {
  const tokens = tokenise(text);
  const signs: Sign[] = [];
  for (let at = 0; at < tokens.length; ) {
    const { sign, length } = readAt(tokens, at);
    signs.push(sign);
    at += length;
  }
  return joinShades(signs);
};
