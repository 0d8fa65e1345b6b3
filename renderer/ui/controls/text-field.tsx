import { useState } from 'react';
import css from './text-field.module.css';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  /** What is typed is not shown. */
  readonly secret?: boolean;
  readonly longest: number;
  /** Called with what is there when the person leaves it or presses Enter, trimmed, if it is another text. */
  onText(text: string): void;
}

/** One line of text with its name in front. Escape leaves what was. */
export const TextField = ({ label, value, hint, secret = false, longest, onText }: TextFieldProps) => {
  const [draft, setDraft] = useState<string | null>(null);
  const take = () => {
    const typed = draft?.trim();
    setDraft(null);
    if (typed !== undefined && typed !== value) onText(typed);
  };
  return (
    <label className={css.field}>
      <span className={css.label}>{label}</span>
      <input
        type={secret ? 'password' : 'text'}
        className={css.text}
        placeholder={hint}
        maxLength={longest}
        spellCheck={false}
        autoComplete="off"
        value={draft ?? value}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setDraft(null);
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
      />
    </label>
  );
};
