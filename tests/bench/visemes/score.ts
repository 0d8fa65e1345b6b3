import { VISEMES, type Viseme } from '../../../renderer/core/signals/visemes.ts';

/** What a mouth can be seen to do. */
const GROUPS: readonly (readonly Viseme[])[] = [
  ['PP'],
  ['FF'],
  ['oh', 'ou'],
  ['aa', 'E', 'ih'],
  ['sil'],
  ['TH', 'DD', 'kk', 'CH', 'SS', 'nn', 'RR'],
];
const GROUP_OF = VISEMES.map((viseme) => GROUPS.findIndex((group) => group.includes(viseme)));
const CLOSED = VISEMES.indexOf('PP');

/** Labels and guesses of one sound, hop by hop, as indices into `VISEMES`; a label of null is not scored. */
export interface Guessed {
  readonly labels: readonly (number | null)[];
  readonly guesses: readonly number[];
}

/** Shares, 0..1. */
export interface Score {
  readonly frames: number;
  readonly fifteen: number;
  readonly six: number;
  /** The lips' closure: PP against all others. */
  readonly closureRecall: number;
  readonly closurePrecision: number;
  /** Frames, a row for each label, a column for each guess. */
  readonly confusion: readonly (readonly number[])[];
}

export const score = (sounds: readonly Guessed[]): Score => {
  const confusion = VISEMES.map(() => VISEMES.map(() => 0));
  for (const { labels, guesses } of sounds) {
    if (guesses.length !== labels.length)
      throw new Error(`${guesses.length} guesses for ${labels.length} labels`);
    for (const [hop, label] of labels.entries()) {
      const row = label === null ? undefined : confusion[label];
      const guess = guesses[hop];
      if (row !== undefined && guess !== undefined) row[guess] = (row[guess] ?? 0) + 1;
    }
  }
  const count = (isCounted: (label: number, guess: number) => boolean): number =>
    confusion.reduce(
      (total, row, label) =>
        total + row.reduce((sum, n, guess) => sum + (isCounted(label, guess) ? n : 0), 0),
      0,
    );
  const frames = count(() => true);
  const closed = count((label, guess) => label === CLOSED && guess === CLOSED);
  return {
    frames,
    fifteen: count((label, guess) => label === guess) / frames,
    six: count((label, guess) => GROUP_OF[label] === GROUP_OF[guess]) / frames,
    closureRecall: closed / count((label) => label === CLOSED),
    closurePrecision: closed / count((_label, guess) => guess === CLOSED),
    confusion,
  };
};
