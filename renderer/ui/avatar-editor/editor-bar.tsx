import { ChevronLeft, FlipVertical2, Redo2, Shuffle, Undo2 } from 'lucide-react';
import { mirrorRecipe } from '../../core/recipe/mirror-recipe.ts';
import { randomRecipe } from '../../core/recipe/random-recipe.ts';
import { useAttempt, useEditor, useParts } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { Hint } from '../controls/hint.tsx';
import { SAVING_WORDS } from '../words/avatar-words.ts';
import { closeEditor } from './edit-session.ts';
import css from './editor-bar.module.css';
import { RecipeName } from './recipe-name.tsx';

const ICON = { size: 20, strokeWidth: 1.75, 'aria-hidden': true } as const;

const useClose = (): (() => void) => {
  const parts = useParts();
  const attempt = useAttempt();
  return () => attempt(() => closeEditor(parts));
};

/** Who it is, and whether that is kept. */
export const EditorTitle = () => {
  const saving = useEditor((state) => state.saving);
  const sample = useEditor((state) => state.entry?.origin === 'sample');
  const flush = useEditor((state) => state.flush);
  const close = useClose();
  return (
    <>
      <Button look="quiet" size="small" icon aria-label="Back to avatars" onClick={close}>
        <ChevronLeft {...ICON} />
      </Button>
      <h1 className="unseen">Avatar editor</h1>
      <RecipeName />
      <span role="status" className={css.saving} data-tone={saving === 'failed' ? 'attention' : undefined}>
        {sample && saving === 'saved' ? 'Sample: a change makes your own copy' : SAVING_WORDS[saving]}
      </span>
      {saving === 'failed' && (
        <Button size="small" onClick={() => void flush()}>
          Try again
        </Button>
      )}
    </>
  );
};

/** What acts on the whole of it. */
export const EditorActions = () => {
  const canUndo = useEditor(({ history }) => (history?.past.length ?? 0) > 0);
  const canRedo = useEditor(({ history }) => (history?.future.length ?? 0) > 0);
  const undo = useEditor((state) => state.undo);
  const redo = useEditor((state) => state.redo);
  const change = useEditor((state) => state.change);
  const close = useClose();
  const randomise = () => {
    const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
    change(({ id, name }) => ({ ...randomRecipe(seed), id, name }));
  };
  return (
    <>
      <Hint words="Undo" shortcut="Ctrl Z">
        <Button look="quiet" size="small" icon aria-label="Undo" aria-disabled={!canUndo} onClick={undo}>
          <Undo2 {...ICON} />
        </Button>
      </Hint>
      <Hint words="Redo" shortcut="Ctrl Shift Z">
        <Button look="quiet" size="small" icon aria-label="Redo" aria-disabled={!canRedo} onClick={redo}>
          <Redo2 {...ICON} />
        </Button>
      </Hint>
      <Hint words="Mirror: swap left and right">
        <Button look="quiet" size="small" icon aria-label="Mirror" onClick={() => change(mirrorRecipe)}>
          <FlipVertical2 {...ICON} />
        </Button>
      </Hint>
      <Button size="small" className={css.randomise} onClick={randomise}>
        <Shuffle size={16} strokeWidth={1.75} aria-hidden />
        Randomise
      </Button>
      <Button look="primary" size="small" onClick={close}>
        Done
      </Button>
    </>
  );
};
