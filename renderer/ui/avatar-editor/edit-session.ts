import { useEffect, useRef } from 'react';
import type { AvatarRecipe } from '../../core/recipe/avatar-recipe.ts';
import { editedRecipe } from '../../state/avatar-editor-store.ts';
import { problemOf } from '../../state/problem.ts';
import { type AppParts, useParts } from '../app-context.tsx';
import { readAvatars } from '../avatars/avatar-actions.ts';

/** While a slider is dragged, so often at most the stage is given a new recipe, milliseconds. */
const TRY_ON_MILLISECONDS = 100;
/** A sculpture that is not there by then leaves the old thumbnail. */
const LONGEST_SCULPTING_MILLISECONDS = 60_000;

/** Calls `task` at once, then at most once in each `milliseconds`, always with the latest. */
const throttled = <Value>(task: (value: Value) => void, milliseconds: number) => {
  let timer: number | undefined;
  let waiting: { readonly value: Value } | null = null;
  const pass = () => {
    timer = undefined;
    if (!waiting) return;
    const { value } = waiting;
    waiting = null;
    timer = window.setTimeout(pass, milliseconds);
    task(value);
  };
  return {
    give(value: Value) {
      waiting = { value };
      if (timer === undefined) pass();
    },
    /** What still waits comes now; nothing after it. */
    finish() {
      window.clearTimeout(timer);
      if (waiting) task(waiting.value);
      waiting = null;
    },
  };
};

/** A new name is no new figure. */
const looksLike = (one: AvatarRecipe, other: AvatarRecipe): boolean =>
  JSON.stringify({ ...one, name: other.name }) === JSON.stringify(other);

const sculpted = ({ status }: AppParts): Promise<boolean> =>
  new Promise((done) => {
    if (!status.getState().sculpting) return done(true);
    const end = (there: boolean) => {
      stop();
      window.clearTimeout(timer);
      done(there);
    };
    const stop = status.subscribe((now) => {
      if (!now.sculpting) end(true);
    });
    const timer = window.setTimeout(() => end(false), LONGEST_SCULPTING_MILLISECONDS);
  });

/** Who is on the stage is nobody's try-on any more, unless the editor has been opened again meanwhile. */
const leaveStage = ({ session, editor }: AppParts): void => {
  if (editor.getState().entry === null) session.tryOn(null);
};

/**
 * Closes the editor: what waits is written, the thumbnail is taken of what stands on the stage, and the stage goes back
 * to whom the settings name.
 */
export const closeEditor = async (parts: AppParts): Promise<void> => {
  const { editor, avatars, session, host, shell } = parts;
  const entry = await editor.getState().close();
  if (!entry) return leaveStage(parts);
  const { setPicturing, select } = avatars.getState();
  select(entry.id);
  setPicturing(entry.id, true);
  try {
    const stays = () => editor.getState().entry === null;
    const picture = (await sculpted(parts)) && stays() ? await session.portrait() : null;
    if (picture && stays()) await host.avatars.setPicture({ id: entry.id, picture });
  } catch (cause) {
    shell.getState().notify(problemOf(cause));
  }
  setPicturing(entry.id, false);
  leaveStage(parts);
  await readAvatars(parts);
};

/** Puts every version of the recipe on the stage while the editor is on screen. */
export const useTryOn = (): void => {
  const parts = useParts();
  const { editor, session } = parts;
  const last = useRef<AvatarRecipe | null>(null);
  useEffect(() => {
    const stage = throttled((recipe: AvatarRecipe) => session.tryOn(recipe), TRY_ON_MILLISECONDS);
    const show = () => {
      const recipe = editedRecipe(editor.getState());
      const before = last.current;
      if (!recipe || recipe === before) return;
      last.current = recipe;
      if (before && looksLike(before, recipe)) return;
      stage.give(recipe);
    };
    show();
    const stop = editor.subscribe(show);
    return () => {
      stop();
      stage.finish();
      session.turnFigure(0, 0);
      last.current = null;
      // Away with the editor still open (another section): the stage is its own again, and nothing stays unwritten.
      if (editor.getState().entry !== null) {
        void editor.getState().flush();
        session.tryOn(null);
      }
    };
  }, [editor, session]);
};
