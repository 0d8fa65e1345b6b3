import { useState } from 'react';
import css from './slider-row.module.css';

/** How a number is written and read. */
export interface NumberWords {
  words(value: number): string;
  /** Null for anything but a number; past the ends it is the end. */
  parse(text: string): number | null;
}

/** A share 0..1 as `62%`; `62` and `62 %` are understood too. */
export const PERCENT_WORDS: NumberWords = {
  words: (value) => `${Math.round(value * 100)}%`,
  parse: (text) => {
    const digits = /^\s*(\d{1,4})\s*%?\s*$/.exec(text)?.[1];
    return digits === undefined ? null : Math.min(100, Number(digits)) / 100;
  },
};

/** −1..1 as `−12`, `0`, `+8`; either minus, and a number without a sign, are understood too. */
export const FROM_MIDDLE_WORDS: NumberWords = {
  words: (value) => {
    const whole = Math.round(value * 100);
    return whole === 0 ? '0' : whole > 0 ? `+${whole}` : `−${-whole}`;
  },
  parse: (text) => {
    const [, sign, digits] = /^\s*([+\-−–]?)\s*(\d{1,4})\s*$/.exec(text) ?? [];
    if (digits === undefined) return null;
    const size = Math.min(100, Number(digits)) / 100;
    return sign === '' || sign === '+' ? size : -size || 0;
  },
};

export interface TypedValueProps extends NumberWords {
  readonly label: string;
  readonly value: number;
  readonly disabled: boolean;
  onChange(value: number): void;
}

/** A slider's value as text. Enter or leaving takes it, Escape or nonsense leaves what was. */
export const TypedValue = ({ label, value, disabled, words, parse, onChange }: TypedValueProps) => {
  const [draft, setDraft] = useState<string | null>(null);
  const take = () => {
    const typed = draft === null ? null : parse(draft);
    setDraft(null);
    if (typed !== null && typed !== value) onChange(typed);
  };
  return (
    <input
      className={css.value}
      inputMode="numeric"
      aria-label={label}
      disabled={disabled}
      value={draft ?? words(value)}
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
