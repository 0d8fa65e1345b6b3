import { Select } from '@base-ui/react/select';
import { Check, ChevronDown, type LucideIcon } from 'lucide-react';
import popup from './popup.module.css';
import css from './select-field.module.css';

export interface SelectChoice {
  readonly value: string;
  readonly label: string;
  /** A second line, in the list alone. */
  readonly note?: string;
  /** Starts a new group. */
  readonly apart?: boolean;
}

export interface SelectFieldProps {
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly value: string;
  readonly choices: readonly SelectChoice[];
  onChange(value: string): void;
  /** The list is about to be read: a chance to look for devices again. */
  onOpen?(): void;
}

export const SelectField = ({ label, icon: Icon, value, choices, onChange, onOpen }: SelectFieldProps) => (
  <Select.Root
    items={choices}
    value={value}
    modal={false}
    onOpenChange={(open) => {
      if (open) onOpen?.();
    }}
    onValueChange={(next) => {
      if (next !== null) onChange(next);
    }}
  >
    <Select.Trigger className={css.field} aria-label={label}>
      {Icon && <Icon size={20} strokeWidth={1.75} aria-hidden />}
      <Select.Value className={css.value} />
      <Select.Icon>
        <ChevronDown size={16} strokeWidth={1.75} aria-hidden />
      </Select.Icon>
    </Select.Trigger>
    <Select.Portal>
      <Select.Positioner className={popup.positioner} sideOffset={4} alignItemWithTrigger={false}>
        <Select.Popup className={popup.popup}>
          {choices.map((choice) => [
            choice.apart && (
              <div key={`${choice.value} line`} role="presentation" className={popup.separator} />
            ),
            <Select.Item key={choice.value} value={choice.value} className={popup.item}>
              <span className={popup.text}>
                <Select.ItemText>{choice.label}</Select.ItemText>
                {choice.note && <span className={popup.note}>{choice.note}</span>}
              </span>
              <Select.ItemIndicator className={popup.check}>
                <Check size={16} strokeWidth={1.75} aria-hidden />
              </Select.ItemIndicator>
            </Select.Item>,
          ])}
        </Select.Popup>
      </Select.Positioner>
    </Select.Portal>
  </Select.Root>
);
