import { isVowel, visemeOfIpa } from '../ipa.ts';

/** A phone of a word's own reading. */
interface Expected {
  readonly phone: string;
  readonly word: number;
}

const MISSING = 1;
const NEAR = 0.6;
const FAR = 1.4;

const look = (phone: string) => ({ phone, viseme: visemeOfIpa(phone), vowel: isVowel(phone) });
type Look = ReturnType<typeof look>;

/** What it costs to take one phone for the other. */
const difference = (one: Look, other: Look): number => {
  if (one.phone === other.phone) return 0;
  return one.viseme === other.viseme || (one.vowel && other.vowel) ? NEAR : FAR;
};

/**
 * Which word each spoken phone belongs to, when what is known is how each word reads alone. In a sentence words read
 * otherwise ("Dr." before a name, "the" before a vowel), so both rows are laid side by side at the least cost of phones
 * changed, added and left out. A phone that was added goes with the word before it.
 * Source: Needleman and Wunsch, J. Mol. Biol. 48 (1970).
 */
export const placeWords = (
  expected: readonly Expected[],
  spoken: readonly string[],
): readonly (number | undefined)[] => {
  const width = spoken.length + 1;
  const cost = new Float32Array((expected.length + 1) * width);
  const at = (row: number, column: number): number => cost[row * width + column] ?? 0;
  const rows = expected.map(({ phone }) => look(phone));
  const columns = spoken.map(look);
  const nothing = look('');
  const swap = (row: number, column: number): number =>
    at(row - 1, column - 1) + difference(rows[row - 1] ?? nothing, columns[column - 1] ?? nothing);
  for (let row = 0; row <= expected.length; row += 1)
    for (let column = 0; column <= spoken.length; column += 1) {
      if (row === 0 || column === 0) cost[row * width + column] = (row + column) * MISSING;
      else
        cost[row * width + column] = Math.min(
          swap(row, column),
          at(row - 1, column) + MISSING,
          at(row, column - 1) + MISSING,
        );
    }
  const words = new Array<number | undefined>(spoken.length).fill(undefined);
  let row = expected.length;
  let column = spoken.length;
  while (column > 0) {
    if (row > 0 && at(row, column) === Math.fround(swap(row, column))) {
      words[column - 1] = expected[row - 1]?.word;
      row -= 1;
      column -= 1;
    } else if (row > 0 && at(row, column) === Math.fround(at(row - 1, column) + MISSING)) row -= 1;
    else {
      words[column - 1] = expected[Math.max(0, row - 1)]?.word;
      column -= 1;
    }
  }
  return words;
};
