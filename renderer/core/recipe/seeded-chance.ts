import { createRandom } from '../math/seeded-random.ts';

/** Repeatable chance: the same seed gives the same numbers on every machine. */
export interface Chance {
  /** 0..1. */
  share(): number;
  /** −1..1, the middle more often than the ends. */
  slider(): number;
  pick<Item>(items: readonly [Item, ...Item[]] | readonly Item[]): Item;
  /** True with the given share. */
  happens(share: number): boolean;
}

/** `seed`: any whole number. */
export const createChance = (seed: number): Chance => {
  const share = createRandom(seed);
  return {
    share,
    slider: () => share() + share() - 1,
    pick: (items) => {
      const item = items[Math.min(items.length - 1, Math.floor(share() * items.length))];
      if (item === undefined) throw new RangeError('There is nothing to pick from.');
      return item;
    },
    happens: (likely) => share() < likely,
  };
};

/** A seed for a text: FNV-1a, 32 bit. */
export const seedOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
};
