import { useState } from 'react';
import css from './slider-row.module.css';

/** What a person may type for a share: `62`, `62 %`. Null for anything else; past the ends it is the end. */
export const parsePercent = (text: string): number | null => {
  const digits = /^\s*(\d{1,4})\s*%?\s*$/.exec(text)?.[1];
  return digits === undefined ? null : Math.min(100, Number(digits)) / 100;
};

export interface TypedPercentProps {
  readonly label: string;
  /** 0..1 */
  readonly value: number;
  readonly disabled: boolean;
  onChange(value: number): void;
}

/** A share as text. Enter or leaving takes it, Escape or nonsense leaves what was. */
export const TypedPercent = ({ label, value, disabled, onChange }: TypedPercentProps) => {
  const [draft, setDraft] = useState<string | null>(null);
  const take = () => {
    const typed = draft === null ? null : parsePercent(draft);
    setDraft(null);
    if (typed !== null && typed !== value) onChange(typed);
  };
  return (
    <input
      className={css.value}
      inputMode="numeric"
      aria-label={label}
      disabled={disabled}
      value={draft ?? `${Math.round(value * 100)}%`}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
        if (event.key === 'Escape') setDraft(null);
      }}
    />
  );
};
