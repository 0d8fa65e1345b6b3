import { Slider } from '@base-ui/react/slider';
import { useId } from 'react';
import css from './slider-row.module.css';
import { PERCENT_WORDS, TypedValue } from './typed-value.tsx';

const PERCENT = { style: 'percent', maximumFractionDigits: 0 } as const;

export interface SliderRowProps {
  readonly label: string;
  /** 0..1 */
  readonly value: number;
  /** What a double-click goes back to. */
  readonly initial: number;
  readonly disabled?: boolean;
  onChange(value: number): void;
  /** The pointer has let go, or the focus went on. */
  onSettle?(): void;
}

/** A share between nothing and all: dragged, stepped with arrows, or typed as a percentage. */
export const SliderRow = ({
  label,
  value,
  initial,
  disabled = false,
  onChange,
  onSettle,
}: SliderRowProps) => {
  const name = useId();
  return (
    <div className={css.row} data-disabled={disabled || undefined}>
      <span id={name}>{label}</span>
      <TypedValue
        {...PERCENT_WORDS}
        label={`${label}, in percent`}
        value={value}
        disabled={disabled}
        onChange={(typed) => {
          onChange(typed);
          onSettle?.();
        }}
      />
      <Slider.Root
        value={value}
        min={0}
        max={1}
        step={0.01}
        largeStep={0.1}
        format={PERCENT}
        locale="en-GB"
        disabled={disabled}
        thumbAlignment="edge-client-only"
        onValueChange={(moved) => onChange(moved)}
        onValueCommitted={(_, { reason }) => {
          if (reason !== 'keyboard') onSettle?.();
        }}
        onBlur={onSettle}
        style={{ display: 'contents' }}
      >
        <Slider.Control className={css.control} onDoubleClick={() => onChange(initial)}>
          <Slider.Track className={css.track}>
            <Slider.Indicator className={css.fill} />
            <Slider.Thumb className={css.thumb} aria-labelledby={name} />
          </Slider.Track>
        </Slider.Control>
      </Slider.Root>
    </div>
  );
};
