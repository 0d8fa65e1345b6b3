/**
 * Edits (letters put in, left out, exchanged, or two swapped) from one word to another.
 * Source: Damerau 1964, in the form of optimal string alignment.
 */
const edits = (from: string, to: string): number => {
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const exchanged = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      const swapped = isSwap ? (before[j - 2] ?? 0) + 1 : exchanged;
      next.push(Math.min(exchanged, swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[to.length] ?? 0;
};

/** Longer than any word there is to choose from: nobody meant one of them. */
const LONGEST = 40;

/** The word that was probably meant: no more than a third of it is wrong. Null where none is near. */
export const nearestWord = <T extends string>(word: string, words: readonly T[]): T | null => {
  if (word.length > LONGEST) return null;
  const known = words.map((one) => ({ one, away: edits(word.toLowerCase(), one.toLowerCase()) }));
  const best = known.reduce<(typeof known)[number] | null>(
    (a, b) => (a !== null && a.away <= b.away ? a : b),
    null,
  );
  return best !== null && best.away <= Math.max(1, Math.floor(best.one.length / 3)) ? best.one : null;
};

/** More than this nobody reads; so many are named then. */
const LONGEST_LIST = 40;
const NAMED = 8;

/** What was expected: the word that was probably meant, and all there are, or the first of very many. */
export const expectOneOf = (word: string, words: readonly string[]): string => {
  const near = nearestWord(word, words);
  const named = words.length > LONGEST_LIST ? words.slice(0, NAMED) : words;
  const more = words.length - named.length;
  const list = `one of ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return near === null ? list : `perhaps ${near}; ${list}`;
};
