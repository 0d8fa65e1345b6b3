import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import css from './tiles.module.css';

export interface TilesProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  /** The values and what they are called. */
  readonly choices: Readonly<Record<Value, string>>;
  /** Tiles in a row; more than three need short words. */
  readonly columns?: 3 | 4 | 5;
  onChange(value: Value): void;
}

/** One of several, each on a small tile. One tab stop; arrows move within. */
export const Tiles = <Value extends string>({
  label,
  value,
  choices,
  columns = 3,
  onChange,
}: TilesProps<Value>) => {
  const values = Object.keys(choices) as Value[];
  return (
    <ToggleGroup
      className={css.tiles}
      data-columns={columns}
      aria-label={label}
      value={[value]}
      onValueChange={([next]) => {
        const chosen = values.find((one) => one === next);
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      {values.map((one) => (
        <Toggle key={one} value={one} className={css.tile}>
          {choices[one]}
        </Toggle>
      ))}
    </ToggleGroup>
  );
};
