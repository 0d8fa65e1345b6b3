import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import css from './segments.module.css';

export interface SegmentsProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  onChange(value: Value): void;
}

/** One of a few, all in sight. One tab stop; arrows move within. */
export const Segments = <Value extends string>({ label, value, choices, onChange }: SegmentsProps<Value>) => (
  <ToggleGroup
    className={css.segments}
    aria-label={label}
    value={[value]}
    onValueChange={([next]) => {
      const chosen = choices.find((choice) => choice.value === next);
      if (chosen) onChange(chosen.value);
    }}
  >
    {choices.map((choice) => (
      <Toggle key={choice.value} value={choice.value} className={css.segment}>
        {choice.label}
      </Toggle>
    ))}
  </ToggleGroup>
);
