import { useState } from 'react';
import css from './name-field.module.css';

export interface NameFieldProps {
  readonly name: string;
  readonly label?: string;
  /** In letters. */
  readonly longest: number;
  /** Called with another name than before, trimmed, when it is taken. */
  onName(name: string): void;
}

/** A name, editable in place. Enter or leaving takes it, Escape or nothing leaves what was. */
export const NameField = ({ name, label = 'Name', longest, onName }: NameFieldProps) => {
  const [draft, setDraft] = useState<string | null>(null);
  const take = () => {
    const typed = draft?.trim() ?? '';
    setDraft(null);
    if (typed !== '' && typed !== name) onName(typed);
  };
  return (
    <span className={css.name} data-text={draft ?? name}>
      <input
        aria-label={label}
        maxLength={longest}
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
