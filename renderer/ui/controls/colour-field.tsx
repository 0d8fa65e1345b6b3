import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import { Pipette } from 'lucide-react';
import { useId } from 'react';
import css from './colour-field.module.css';

export interface ColourFieldProps {
  readonly label: string;
  /** `#rrggbb` */
  readonly value: string;
  readonly palette: readonly { readonly colour: string; readonly name: string }[];
  /** Something beside it says already what it is. */
  readonly hideLabel?: boolean;
  onChange(value: string): void;
  /** The choice is made: the next one is another step. */
  onSettle?(): void;
}

/** A few good colours and any other. One tab stop for the few; arrows move within. */
export const ColourField = ({ label, value, palette, hideLabel, onChange, onSettle }: ColourFieldProps) => {
  const id = useId();
  const custom = !palette.some(({ colour }) => colour === value);
  const choose = ([next]: readonly string[]) => {
    // Pressed again, the one in use stays.
    if (next === undefined) return;
    onChange(next);
    onSettle?.();
  };
  return (
    <fieldset className={css.field} aria-labelledby={id}>
      <span id={id} className={hideLabel ? 'unseen' : css.label}>
        {label}
      </span>
      <div className={css.swatches}>
        <ToggleGroup
          className={css.group}
          aria-label={label}
          value={[value]}
          onValueChange={(next) => choose(next)}
        >
          {palette.map(({ colour, name }) => (
            <Toggle
              key={colour}
              value={colour}
              className={css.swatch}
              style={{ backgroundColor: colour }}
              aria-label={name}
              title={name}
            />
          ))}
        </ToggleGroup>
        <label
          className={`${css.swatch} ${css.custom}`}
          data-pressed={custom || undefined}
          style={custom ? { backgroundColor: value } : undefined}
          title="Another colour"
        >
          <Pipette size={16} strokeWidth={1.75} aria-hidden />
          <input
            type="color"
            className={css.input}
            aria-label={`${label}: another colour`}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
            onBlur={onSettle}
          />
        </label>
      </div>
    </fieldset>
  );
};
