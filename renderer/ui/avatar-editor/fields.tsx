import { useCallback } from 'react';
import { FACE_SLIDERS, type FaceSlider } from '../../core/recipe/face-sliders.ts';
import { fieldIn, type RecipeField } from '../../state/recipe-field.ts';
import { useParts, useRecipe } from '../app-context.tsx';
import { ColourField, type ColourFieldProps } from '../controls/colour-field.tsx';
import { MiddleSliderRow } from '../controls/middle-slider-row.tsx';
import { Segments, type SegmentsProps } from '../controls/segments.tsx';
import { SliderRow } from '../controls/slider-row.tsx';
import { SwitchRow } from '../controls/switch-row.tsx';
import { Tiles } from '../controls/tiles.tsx';

/** The editor's controls: each shows one field of the recipe and changes it, and redraws for that field alone. */

const useField = <Value,>(field: RecipeField<Value>) => {
  const { editor } = useParts();
  const value = useRecipe(field.read);
  const change = useCallback(
    (next: Value) => editor.getState().change((recipe) => field.write(recipe, next), field.name),
    [editor, field],
  );
  const settle = useCallback(() => editor.getState().settle(), [editor]);
  return { value, change, settle };
};

const FACE_FIELDS = Object.fromEntries(
  (Object.keys(FACE_SLIDERS) as FaceSlider[]).map((name) => [name, fieldIn('face', name)]),
) as Readonly<Record<FaceSlider, RecipeField<number>>>;

export const FaceRow = (props: { readonly of: FaceSlider }) => {
  const { label, low, high } = FACE_SLIDERS[props.of];
  return <MiddleRow of={FACE_FIELDS[props.of]} label={label} low={low} high={high} />;
};

export const MiddleRow = (props: {
  readonly of: RecipeField<number>;
  readonly label: string;
  readonly low: string;
  readonly high: string;
}) => {
  const { of, ...words } = props;
  const { value, change, settle } = useField(of);
  return <MiddleSliderRow {...words} value={value} onChange={change} onSettle={settle} />;
};

export const AmountRow = (props: {
  readonly of: RecipeField<number>;
  readonly label: string;
  /** What a double-click goes back to. */
  readonly initial: number;
}) => {
  const { value, change, settle } = useField(props.of);
  return (
    <SliderRow
      label={props.label}
      value={value}
      initial={props.initial}
      onChange={change}
      onSettle={settle}
    />
  );
};

export const ColourRow = (
  props: Pick<ColourFieldProps, 'label' | 'palette'> & { readonly of: RecipeField<string> },
) => {
  const { of, ...look } = props;
  const { value, change, settle } = useField(of);
  return <ColourField {...look} value={value} onChange={change} onSettle={settle} />;
};

/** A colour that is there only when it is wanted. */
export const OptionalColourRow = (
  props: Pick<ColourFieldProps, 'label' | 'palette'> & {
    readonly of: RecipeField<string | undefined>;
    /** The colour it begins with. */
    readonly start: string;
  },
) => {
  const { of, start, ...look } = props;
  const { value, change, settle } = useField(of);
  return (
    <>
      <SwitchRow
        label={look.label}
        on={value !== undefined}
        onChange={(on) => {
          change(on ? start : undefined);
          settle();
        }}
      />
      {value !== undefined && (
        <ColourField {...look} value={value} hideLabel onChange={change} onSettle={settle} />
      )}
    </>
  );
};

export const ChoiceTiles = <Value extends string>(props: {
  readonly of: RecipeField<Value>;
  readonly label: string;
  readonly choices: Readonly<Record<Value, string>>;
  readonly columns?: 3 | 4 | 5;
}) => {
  const { of, ...words } = props;
  const { value, change, settle } = useField(of);
  return (
    <Tiles
      {...words}
      value={value}
      onChange={(next) => {
        change(next);
        settle();
      }}
    />
  );
};

export const ChoiceSegments = <Value extends string>(
  props: Pick<SegmentsProps<Value>, 'label' | 'choices'> & { readonly of: RecipeField<Value> },
) => {
  const { of, ...words } = props;
  const { value, change, settle } = useField(of);
  return (
    <Segments
      {...words}
      value={value}
      onChange={(next) => {
        change(next);
        settle();
      }}
    />
  );
};
