import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AvatarEntry } from '../core/host.ts';
import type { AvatarRecipe } from '../core/recipe/avatar-recipe.ts';
import { type RecipeHistory, redone, settled, startHistory, undone, withStep } from './recipe-history.ts';

export const EDITOR_TABS = ['face', 'eyes', 'hair', 'skin', 'clothes'] as const;
export type EditorTab = (typeof EDITOR_TABS)[number];

/** `unsaved` waits for the hand to rest; `failed` is tried again with the next change. */
export type Saving = 'saved' | 'unsaved' | 'saving' | 'failed';

/** What is to be said of how a recipe came about. */
export interface EditOrigin {
  readonly notUnderstood?: readonly string[];
  readonly guessed?: boolean;
}

export interface AvatarEditorState {
  /** Whom one edits, as the host lists them; null while the editor is closed. */
  readonly entry: AvatarEntry | null;
  /** Null exactly when `entry` is. */
  readonly history: RecipeHistory | null;
  readonly saving: Saving;
  /** The sample that this copy was made of at the first change, for as long as that is worth saying. */
  readonly copiedFrom: string | null;
  /** What a description said and nobody understood, for as long as that is worth saying. */
  readonly notUnderstood: readonly string[];
  /** It is a first guess from a picture, for as long as that is worth saying. */
  readonly guessed: boolean;
  readonly tab: EditorTab;
  open(entry: AvatarEntry, recipe: AvatarRecipe, origin?: EditOrigin): void;
  /** Changes of one `gesture` (a slider being dragged) are one step until `settle`. */
  change(edit: (recipe: AvatarRecipe) => AvatarRecipe, gesture?: string): void;
  settle(): void;
  undo(): void;
  redo(): void;
  showTab(tab: EditorTab): void;
  dismiss(): void;
  /** Writes down what waits, now; resolves when it is written or has failed. */
  flush(): Promise<void>;
  /** Writes down what waits; resolves with whom one edited when a thumbnail of them is due. */
  close(): Promise<AvatarEntry | null>;
}

export type AvatarEditorStore = StoreApi<AvatarEditorState>;

export interface AvatarEditorOptions {
  /** The answer says who is being edited from now on: saving over a sample makes an own copy. */
  readonly save: (recipe: AvatarRecipe) => Promise<AvatarEntry>;
  readonly onSaveFailed: (cause: unknown) => void;
  /** A name for an own copy that nobody has yet. */
  readonly nameCopy: (name: string) => string;
}

/** How long the hand rests before what it did is written down, milliseconds. */
export const SAVE_AFTER_MILLISECONDS = 700;

/** One opening of the editor. Its entry changes when a sample becomes an own copy. */
interface Subject {
  entry: AvatarEntry;
  written: boolean;
}

const CLOSED = {
  entry: null,
  history: null,
  saving: 'saved',
  copiedFrom: null,
  notUnderstood: [],
  guessed: false,
} as const;

/** The recipe under the hands, or null. */
export const editedRecipe = (state: Pick<AvatarEditorState, 'history'>): AvatarRecipe | null =>
  state.history?.present ?? null;

/** One recipe under the hands: every step can be undone, and all of it is kept without being asked. */
export const createAvatarEditorStore = (options: AvatarEditorOptions): AvatarEditorStore => {
  let subject: Subject | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The write under way; the next waits for it, so that the file never goes back in time. */
  let writing: Promise<void> = Promise.resolve();

  return createStore<AvatarEditorState>()((set, get) => {
    const write = async (of: Subject, recipe: AvatarRecipe): Promise<void> => {
      const say = (patch: Partial<AvatarEditorState>) => {
        if (subject === of) set(patch);
      };
      try {
        of.entry = await options.save({ ...recipe, id: of.entry.id });
        of.written = true;
        say({ entry: of.entry, ...(get().saving === 'saving' && { saving: 'saved' }) });
      } catch (cause) {
        say({ saving: 'failed' });
        options.onSaveFailed(cause);
      }
    };
    const flush = (): Promise<void> => {
      clearTimeout(timer);
      const { history, saving } = get();
      if (subject && history && (saving === 'unsaved' || saving === 'failed')) {
        const of = subject;
        set({ saving: 'saving' });
        writing = writing.then(() => write(of, history.present));
      }
      return writing;
    };
    const take = (history: RecipeHistory): void => {
      if (history.present === get().history?.present) return;
      set({ history, saving: 'unsaved' });
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), SAVE_AFTER_MILLISECONDS);
    };
    /** A sample stays as it is: the first change goes to a copy with a name of its own. */
    const ownCopy = (history: RecipeHistory): RecipeHistory => {
      const { entry, copiedFrom } = get();
      if (entry?.origin !== 'sample' || copiedFrom !== null || history.past.length > 0) return history;
      set({ copiedFrom: entry.name });
      return startHistory({ ...history.present, name: options.nameCopy(entry.name) });
    };
    return {
      ...CLOSED,
      tab: 'face',
      open: (entry, recipe, origin = {}) => {
        void flush();
        subject = { entry, written: false };
        set({ ...CLOSED, entry, history: startHistory(recipe), ...origin, tab: 'face' });
      },
      change: (edit, gesture) => {
        const { history } = get();
        if (!history || withStep(history, edit(history.present), null) === history) return;
        const mine = ownCopy(history);
        take(withStep(mine, edit(mine.present), gesture ?? null));
      },
      settle: () => {
        const { history } = get();
        if (history) set({ history: settled(history) });
      },
      undo: () => {
        const { history } = get();
        if (history) take(undone(history));
      },
      redo: () => {
        const { history } = get();
        if (history) take(redone(history));
      },
      showTab: (tab) => set({ tab }),
      dismiss: () => set({ copiedFrom: null, notUnderstood: [], guessed: false }),
      flush,
      close: async () => {
        const done = flush();
        const of = subject;
        subject = null;
        set(CLOSED);
        await done;
        const pictureDue = of !== null && of.entry.origin === 'mine' && (of.written || !of.entry.picture);
        return pictureDue ? of.entry : null;
      },
    };
  });
};
