import { useState } from 'react';
import type { TakeEntry } from '../../core/host.ts';
import { useAttempt, useParts } from '../app-context.tsx';
import field from '../avatar-editor/editor-bar.module.css';
import { renameTake } from './take-actions.ts';

const LONGEST_NAME = 80;

/** The name, editable in place. Enter or leaving takes it, Escape or nothing leaves what was. */
export const TakeName = (props: { readonly take: TakeEntry }) => {
  const { take } = props;
  const parts = useParts();
  const attempt = useAttempt();
  const [draft, setDraft] = useState<string | null>(null);
  const accept = () => {
    const typed = draft ?? take.name;
    setDraft(null);
    attempt(() => renameTake(parts, take, typed));
  };
  return (
    <span className={field.name} data-text={draft ?? take.name}>
      <input
        aria-label="Name of the take"
        maxLength={LONGEST_NAME}
        size={1}
        spellCheck={false}
        value={draft ?? take.name}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={accept}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setDraft(null);
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
      />
    </span>
  );
};
