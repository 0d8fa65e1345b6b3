import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AvatarEntry } from '../core/host.ts';
import type { Problem } from './problem.ts';

export const AVATAR_FILTERS = ['all', 'mine', 'samples'] as const;
export type AvatarFilter = (typeof AVATAR_FILTERS)[number];

/** What somebody comes from: an avatar's file, a photo of a face, or the camera. */
export type ArrivalKind = 'file' | 'photo' | 'camera';

/** Somebody on the way into the gallery, or one that did not get there. */
export interface Arrival {
  /** Tells one from another; empty for the camera. */
  readonly path: string;
  readonly kind: ArrivalKind;
  /** Null while it is being looked at. */
  readonly problem: Problem | null;
}

export interface AvatarsState {
  readonly entries: readonly AvatarEntry[];
  readonly filter: AvatarFilter;
  readonly search: string;
  /** Whose side panel is shown; null or gone: the one in use. */
  readonly selected: string | null;
  readonly arrivals: readonly Arrival[];
  /** Those whose thumbnail is being taken. */
  readonly picturing: readonly string[];
  /** What just happened, for the line under the filters; an empty text is nothing. */
  readonly said: string;
  setEntries(entries: readonly AvatarEntry[]): void;
  show(filter: AvatarFilter): void;
  seek(search: string): void;
  select(id: string | null): void;
  /** Starts an arrival, or tries it again. */
  arrive(path: string, kind?: ArrivalKind): void;
  failToArrive(path: string, problem: Problem): void;
  /** It is there, or the person let it go. */
  endArrival(path: string): void;
  setPicturing(id: string, on: boolean): void;
  say(words: string): void;
}

export type AvatarsStore = StoreApi<AvatarsState>;

const BELONGS: Readonly<Record<AvatarFilter, (entry: AvatarEntry) => boolean>> = {
  all: () => true,
  mine: (entry) => entry.origin !== 'sample',
  samples: (entry) => entry.origin === 'sample',
};

const letters = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();

export const countOf = (entries: readonly AvatarEntry[], filter: AvatarFilter): number =>
  entries.filter(BELONGS[filter]).length;

/** What the gallery shows: one's own first, the latest first; then the samples as they came. */
export const shownEntries = ({
  entries,
  filter,
  search,
}: Pick<AvatarsState, 'entries' | 'filter' | 'search'>): readonly AvatarEntry[] => {
  const sought = letters(search.trim());
  const shown = entries.filter((entry) => BELONGS[filter](entry) && letters(entry.name).includes(sought));
  const mine = shown.filter(BELONGS.mine);
  const latestFirst = [...mine].sort((a, b) => (b.changedAt ?? '').localeCompare(a.changedAt ?? ''));
  return [...latestFirst, ...shown.filter(BELONGS.samples)];
};

/** A name nobody has yet: `Mira 2`, then `Mira 3`. */
export const freeName = (entries: readonly Pick<AvatarEntry, 'name'>[], name: string): string => {
  const taken = new Set(entries.map((entry) => letters(entry.name)));
  if (!taken.has(letters(name))) return name;
  const stem = name.replace(/ \d+$/, '').slice(0, 36).trimEnd();
  for (let number = 2; ; number++) {
    const next = `${stem} ${number}`;
    if (!taken.has(letters(next))) return next;
  }
};

/** Everyone one can be, and how the gallery shows them. */
export const createAvatarsStore = (): AvatarsStore =>
  createStore<AvatarsState>()((set, get) => {
    const without = (path: string) => get().arrivals.filter((arrival) => arrival.path !== path);
    return {
      entries: [],
      filter: 'all',
      search: '',
      selected: null,
      arrivals: [],
      picturing: [],
      said: '',
      setEntries: (entries) => set({ entries }),
      show: (filter) => set({ filter }),
      seek: (search) => set({ search }),
      select: (selected) => set({ selected }),
      arrive: (path, kind = 'file') =>
        set({ arrivals: [{ path, kind, problem: null }, ...without(path)], said: '' }),
      failToArrive: (path, problem) =>
        set({ arrivals: get().arrivals.map((one) => (one.path === path ? { ...one, problem } : one)) }),
      endArrival: (path) => set({ arrivals: without(path) }),
      setPicturing: (id, on) =>
        set({ picturing: [...get().picturing.filter((one) => one !== id), ...(on ? [id] : [])] }),
      say: (said) => set({ said }),
    };
  });
