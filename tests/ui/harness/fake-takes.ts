import { MasqueError } from '../../../renderer/core/errors.ts';
import type { TakeEntry } from '../../../renderer/core/host.ts';

const NAMES = [
  'Welcome, second try',
  'Team greeting',
  'A name that somebody has typed without thinking of any window',
  'Laughing fit',
  'Quick hello',
];

const entry = (number: number): TakeEntry => ({
  id: `take-20261124-1${number}0000`,
  name: NAMES[number % NAMES.length] ?? 'Take',
  recordedAt: `2026-11-2${4 - (number % 4)}T1${number}:00:00.000Z`,
  durationSeconds: [12.4, 95, 640.2, 3.1, 7][number % 5] ?? 5,
  avatar: 'mira',
  trackerModel: 'npm',
  hasSound: number % 3 !== 2,
  bytes: 900_000 * (number + 1),
  path: `/home/you/takes/take-${number}.take`,
  address: `/fake-takes/${number}.take`,
});

/** What the host keeps of takes, in memory. */
export const fakeTakes = (count: number) => {
  let entries = Array.from({ length: count }, (_, number) => entry(number));
  const find = (id: string): TakeEntry => {
    const found = entries.find((one) => one.id === id);
    if (found) return found;
    throw new MasqueError('not-found', `There is no take “${id}”.`, 'Choose one of the list.');
  };
  return {
    list: (): readonly TakeEntry[] => entries,
    find,
    add(): TakeEntry {
      const added = { ...entry(entries.length + 1), id: `take-new-${entries.length}`, name: 'New take' };
      entries = [added, ...entries];
      return added;
    },
    rename(id: string, name: string): TakeEntry {
      const renamed = { ...find(id), name };
      entries = entries.map((one) => (one.id === id ? renamed : one));
      return renamed;
    },
    remove(id: string): void {
      entries = entries.filter((one) => one.id !== id);
    },
  };
};
