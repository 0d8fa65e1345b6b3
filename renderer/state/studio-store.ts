import { createStore, type StoreApi } from 'zustand/vanilla';
import { FilmJob } from '../core/film.ts';
import type { ScriptEntry } from '../core/host.ts';
import type { Voice } from '../core/speech/speech.ts';
import type { Saving } from './avatar-editor-store.ts';

/** What the sheet before an export asks; the rest of a film follows from the script. */
export const FilmChoices = FilmJob.pick({
  width: true,
  height: true,
  framesPerSecond: true,
  look: true,
  format: true,
  transparent: true,
  subtitles: true,
});
export type FilmChoices = Readonly<ReturnType<typeof FilmChoices.parse>>;

/** A finished film that plays where the stage was. */
export interface WatchedFilm {
  readonly id: string;
  readonly name: string;
  readonly address: string;
}

export interface StudioState {
  /** Newest first. */
  readonly scripts: readonly ScriptEntry[];
  /** Whether the list has been read. */
  readonly isRead: boolean;
  /** The open script's; null while none is. */
  readonly name: string | null;
  readonly text: string;
  /** Grows with every script that is opened: the editor begins afresh. */
  readonly opening: number;
  readonly saving: Saving;
  readonly voices: readonly Voice[];
  readonly choices: FilmChoices;
  readonly formatOpen: boolean;
  readonly watched: WatchedFilm | null;
  list(scripts: readonly ScriptEntry[]): void;
  open(entry: ScriptEntry, text: string): void;
  type(text: string): void;
  /** The open script has another name now. */
  renamed(entry: ScriptEntry): void;
  /** Nothing is open; what waited is written down before. */
  close(): Promise<void>;
  hearOf(voices: readonly Voice[]): void;
  choose(patch: Partial<FilmChoices>): void;
  setFormat(open: boolean): void;
  watch(film: WatchedFilm | null): void;
  /** Writes down what waits, now; resolves when it is written or has failed. */
  flush(): Promise<void>;
}

export type StudioStore = StoreApi<StudioState>;

export interface StudioStoreOptions {
  readonly save: (name: string, text: string) => Promise<ScriptEntry>;
  readonly onSaveFailed: (cause: unknown) => void;
}

/** How long the hand rests before the text is written down, milliseconds. */
export const SAVE_AFTER_MILLISECONDS = 700;

const newestFirst = (scripts: readonly ScriptEntry[], entry: ScriptEntry, before: string): ScriptEntry[] => [
  entry,
  ...scripts.filter(({ name }) => name !== entry.name && name !== before),
];

/** The script under the hands, kept without being asked. Undoing is the editor's. */
export const createStudioStore = (options: StudioStoreOptions): StudioStore => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The write under way; the next waits for it, so that the file never goes back in time. */
  let writing: Promise<void> = Promise.resolve();

  return createStore<StudioState>()((set, get) => {
    const write = async (name: string, text: string): Promise<void> => {
      const isOpen = () => get().name === name;
      try {
        const entry = await options.save(name, text);
        set({ scripts: newestFirst(get().scripts, entry, name) });
        if (isOpen() && get().saving === 'saving') set({ saving: 'saved' });
      } catch (cause) {
        if (isOpen()) set({ saving: 'failed' });
        options.onSaveFailed(cause);
      }
    };
    const flush = (): Promise<void> => {
      clearTimeout(timer);
      const { name, text, saving } = get();
      if (name !== null && (saving === 'unsaved' || saving === 'failed')) {
        set({ saving: 'saving' });
        writing = writing.then(() => write(name, text));
      }
      return writing;
    };
    return {
      scripts: [],
      isRead: false,
      name: null,
      text: '',
      opening: 0,
      saving: 'saved',
      voices: [],
      choices: FilmChoices.parse({}),
      formatOpen: false,
      watched: null,
      list: (scripts) => set({ scripts, isRead: true }),
      open: (entry, text) => {
        void flush();
        set({
          scripts: newestFirst(get().scripts, entry, entry.name),
          name: entry.name,
          text,
          opening: get().opening + 1,
          saving: 'saved',
          watched: null,
        });
      },
      type: (text) => {
        if (get().name === null || text === get().text) return;
        set({ text, saving: 'unsaved' });
        clearTimeout(timer);
        timer = setTimeout(() => void flush(), SAVE_AFTER_MILLISECONDS);
      },
      renamed: (entry) => {
        const { name, scripts } = get();
        set({ name: entry.name, scripts: newestFirst(scripts, entry, name ?? '') });
      },
      close: async () => {
        await flush();
        set({ name: null, text: '', saving: 'saved', watched: null });
      },
      hearOf: (voices) => set({ voices }),
      choose: (patch) => set({ choices: { ...get().choices, ...patch } }),
      setFormat: (formatOpen) => set({ formatOpen }),
      watch: (watched) => set({ watched }),
      flush,
    };
  });
};
