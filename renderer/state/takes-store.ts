import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TakeEntry } from '../core/host.ts';

/** A part of a take, seconds. */
export interface TakePart {
  readonly from: number;
  readonly to: number;
}

export interface TakesState {
  /** Newest first; null until they have been read. */
  readonly entries: readonly TakeEntry[] | null;
  /** On the stage; null is nobody's. */
  readonly selected: string | null;
  /** What is left of each take that was trimmed here. Nothing of a file is lost by it. */
  readonly parts: Readonly<Record<string, TakePart>>;
  /** Who plays it instead; null is who was worn. */
  readonly cast: string | null;
  /** The sheet that asks how to film it. */
  readonly filming: boolean;
  /** A finished film that plays where the stage was. */
  readonly watched: { readonly name: string; readonly address: string } | null;
  /** A file on its way in. */
  readonly importing: boolean;
  /** What just happened, for a line beside the list; an empty text is nothing. */
  readonly said: string;
  setEntries(entries: readonly TakeEntry[]): void;
  /** A new one, which is shown at once. */
  add(entry: TakeEntry): void;
  change(entry: TakeEntry): void;
  remove(id: string): void;
  select(id: string | null): void;
  /** Cut to the take's length; a part that is all of it is none. */
  trim(id: string, part: TakePart): void;
  castAs(avatar: string | null): void;
  setFilming(on: boolean): void;
  watch(film: TakesState['watched']): void;
  setImporting(on: boolean): void;
  say(words: string): void;
}

export type TakesStore = StoreApi<TakesState>;

/** The least that a part may last. */
export const SHORTEST_PART_SECONDS = 0.1;

/** The part that is played, filmed and exported. */
export const partOf = ({ parts }: Pick<TakesState, 'parts'>, take: TakeEntry): TakePart =>
  parts[take.id] ?? { from: 0, to: take.durationSeconds };

export const isTrimmed = ({ parts }: Pick<TakesState, 'parts'>, id: string): boolean => id in parts;

const within = ({ from, to }: TakePart, durationSeconds: number): TakePart => {
  const start = Math.min(Math.max(0, from), Math.max(0, durationSeconds - SHORTEST_PART_SECONDS));
  return { from: start, to: Math.min(durationSeconds, Math.max(start + SHORTEST_PART_SECONDS, to)) };
};

export const createTakesStore = (): TakesStore =>
  createStore<TakesState>()((set, get) => {
    const entries = (): readonly TakeEntry[] => get().entries ?? [];
    const without = (id: string) =>
      Object.fromEntries(Object.entries(get().parts).filter(([key]) => key !== id));
    return {
      entries: null,
      selected: null,
      parts: {},
      cast: null,
      filming: false,
      watched: null,
      importing: false,
      said: '',
      setEntries(next) {
        const { selected } = get();
        const known = next.some(({ id }) => id === selected);
        set({ entries: next, selected: known ? selected : (next[0]?.id ?? null) });
      },
      add: (entry) =>
        set({
          entries: [entry, ...entries().filter(({ id }) => id !== entry.id)],
          selected: entry.id,
          cast: null,
          watched: null,
        }),
      change: (entry) => set({ entries: entries().map((one) => (one.id === entry.id ? entry : one)) }),
      remove(id) {
        const before = entries();
        const place = before.findIndex((one) => one.id === id);
        const left = before.filter((one) => one.id !== id);
        const { selected } = get();
        // The next one down, so that several can be removed in a row.
        const next = left[Math.min(Math.max(0, place), left.length - 1)]?.id ?? null;
        set({ entries: left, parts: without(id), selected: selected === id ? next : selected });
      },
      select: (selected) => set({ selected, cast: null, watched: null, said: '' }),
      trim(id, part) {
        const take = entries().find((one) => one.id === id);
        if (take === undefined) return;
        const kept = within(part, take.durationSeconds);
        const isAll = kept.from === 0 && kept.to === take.durationSeconds;
        set({ parts: isAll ? without(id) : { ...get().parts, [id]: kept } });
      },
      castAs: (cast) => set({ cast }),
      setFilming: (filming) => set({ filming }),
      watch: (watched) => set({ watched }),
      setImporting: (importing) => set({ importing }),
      say: (said) => set({ said }),
    };
  });
