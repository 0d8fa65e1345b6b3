import type { Person } from '../../core/broadcast/person.ts';

/** What the page's address asks for. */
export interface RoomWish {
  /** Whose page it is, so that they do not hear themselves. */
  readonly me: string | null;
  /** Nothing but the people, on a transparent page, for OBS and other mixers. */
  readonly isTransparent: boolean;
  readonly showsNames: boolean;
  /** Of a name, or an id: one person alone. */
  readonly only: string | null;
}

export const wishOf = (search: string): RoomWish => {
  const asked = new URLSearchParams(search);
  const isTransparent = asked.has('transparent');
  const only = asked.get('only');
  const showsNames = asked.has('names') || !(isTransparent || only !== null);
  return { me: asked.get('me'), isTransparent, showsNames, only };
};

const plain = (name: string): string => name.normalize('NFC').trim().toLowerCase();

/** Who of them is shown. An id is exact; people may share a name, and the first has it. */
export const shownOf = (people: readonly Person[], { only }: Pick<RoomWish, 'only'>): readonly Person[] => {
  if (only === null) return people;
  const one = people.find(({ id }) => id === only) ?? people.find(({ name }) => plain(name) === plain(only));
  return one === undefined ? [] : [one];
};
