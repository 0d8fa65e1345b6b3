import { Switch } from './switch.tsx';
import css from './switch-row.module.css';

export interface SwitchRowProps {
  readonly label: string;
  readonly note?: string;
  readonly on: boolean;
  readonly disabled?: boolean;
  onChange(on: boolean): void;
}

export const SwitchRow = ({ label, note, on, disabled = false, onChange }: SwitchRowProps) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the switch is a form control with a hidden checkbox inside.
  <label className={css.row} data-disabled={disabled || undefined}>
    <span className={css.words}>
      {label}
      {note && <span className={css.note}>{note}</span>}
    </span>
    <Switch on={on} disabled={disabled} onChange={onChange} />
  </label>
);
