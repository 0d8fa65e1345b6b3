import { Slider } from '@base-ui/react/slider';
import { useId } from 'react';
import css from './slider-row.module.css';
import { FROM_MIDDLE_WORDS, TypedValue } from './typed-value.tsx';

export interface MiddleSliderRowProps {
  readonly label: string;
  /** −1..1 */
  readonly value: number;
  /** What −1 and +1 are, in a word. */
  readonly low: string;
  readonly high: string;
  /** What the middle is, where that is worth a word. */
  readonly middle?: string;
  onChange(value: number): void;
  /** The pointer has let go, or the focus went on. */
  onSettle?(): void;
}

/** The fill runs from the middle to the thumb's, whose centre stays half a thumb within the track's ends. */
const fillOf = (value: number) => ({
  [value < 0 ? 'right' : 'left']: '50%',
  width: `calc((100% - 16px) * ${Math.abs(value) / 2})`,
});

/** More or less than the middle: dragged, stepped with arrows, or typed; a double-click goes back to the middle. */
export const MiddleSliderRow = ({
  label,
  value,
  low,
  high,
  middle = '',
  onChange,
  onSettle,
}: MiddleSliderRowProps) => {
  const name = useId();
  const toward = Math.round(value * 100) === 0 ? middle : value < 0 ? low : high;
  const typed = (next: number) => {
    onChange(next);
    onSettle?.();
  };
  return (
    <div className={css.row}>
      <span id={name}>{label}</span>
      <span className={css.reading}>
        <span className={css.toward} aria-hidden>
          {toward}
        </span>
        <TypedValue
          {...FROM_MIDDLE_WORDS}
          label={`${label}, from −100 ${low} to +100 ${high}`}
          value={value}
          disabled={false}
          onChange={typed}
        />
      </span>
      <Slider.Root
        value={value}
        min={-1}
        max={1}
        step={0.01}
        largeStep={0.1}
        thumbAlignment="edge-client-only"
        onValueChange={(moved) => onChange(Math.round(moved * 100) / 100)}
        onValueCommitted={(_, { reason }) => {
          if (reason !== 'keyboard') onSettle?.();
        }}
        onBlur={onSettle}
        style={{ display: 'contents' }}
      >
        <Slider.Control className={css.control} onDoubleClick={() => onChange(0)}>
          <Slider.Track className={css.track}>
            <span className={css.middle} />
            <span className={css.fromMiddle} style={fillOf(value)} />
            <Slider.Thumb
              className={css.thumb}
              aria-labelledby={name}
              getAriaValueText={() => `${FROM_MIDDLE_WORDS.words(value)}${toward && `, ${toward}`}`}
            />
          </Slider.Track>
        </Slider.Control>
      </Slider.Root>
    </div>
  );
};
