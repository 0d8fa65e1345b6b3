/** A word as it was written, and as the vocabulary has it. */
export interface Token {
  readonly text: string;
  /** Lower case, plain letters. */
  readonly word: string;
}

/** Between words; a comma only separates, a stop ends what belongs together. */
const MARKS: Readonly<Record<string, string>> = {
  ',': ',',
  '.': '.',
  ';': '.',
  ':': '.',
  '!': '.',
  '?': '.',
  '(': ',',
  ')': ',',
};

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’ʼ]/g, "'").replace(/'s$/, '');

/**
 * Words and marks in order. Compounds are taken apart (`green-eyed` is `green eyed`), and `isn't` is `is not`, but a
 * compound that the vocabulary knows (`close-set`) is found there again as neighbouring words.
 */
export const tokenise = (text: string): Token[] =>
  [...text.matchAll(/[\p{L}\p{M}\d’'ʼ]+|[,.;:!?()]/gu)].flatMap(([piece]) => {
    const mark = MARKS[piece];
    if (mark !== undefined) return [{ text: piece, word: mark }];
    const [, subject] = piece.match(/^(it|she|he|they|that|who)['’ʼ](?:s|re)$/i) ?? [];
    if (subject !== undefined)
      return [subject, 'is'].map((part) => ({ text: piece, word: part.toLowerCase() }));
    const word = plain(piece);
    const stem = word.match(/^(is|are|was|does|do|has|have|did|could|would|ca)n't$/)?.[1];
    if (stem !== undefined) return [stem, 'not'].map((part) => ({ text: part, word: part }));
    return word === '' ? [] : [{ text: piece, word }];
  });
