import { useState } from 'react';
import { useParts, useRecipe } from '../app-context.tsx';
import css from './editor-bar.module.css';

/** A name of more letters than this the recipe refuses. */
const LONGEST_NAME = 40;

/** The name, editable in place. Enter or leaving takes it, Escape or nothing leaves what was. */
export const NameField = () => {
  const { editor } = useParts();
  const name = useRecipe((recipe) => recipe.name);
  const [draft, setDraft] = useState<string | null>(null);
  const take = () => {
    const typed = draft?.trim() ?? '';
    setDraft(null);
    if (typed !== '' && typed !== name) {
      editor.getState().change((recipe) => ({ ...recipe, name: typed }));
    }
  };
  return (
    <span className={css.name} data-text={draft ?? name}>
      <input
        aria-label="Name"
        maxLength={LONGEST_NAME}
        size={1}
        spellCheck={false}
        value={draft ?? name}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setDraft(null);
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
      />
    </span>
  );
};
