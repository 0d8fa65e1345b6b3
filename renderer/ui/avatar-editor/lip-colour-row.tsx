import { useMemo } from 'react';
import { lipToneOf } from '../../core/recipe/palettes.ts';
import { fieldIn } from '../../state/recipe-field.ts';
import { useRecipe } from '../app-context.tsx';
import { LIP_COLOURS } from '../words/palettes.ts';
import { ColourRow } from './fields.tsx';

const lipColour = fieldIn('skin', 'lipColour');

/** Stands where one looks for it: with the mouth and with the skin. The first colour is the skin's own. */
export const LipColourRow = () => {
  const natural = useRecipe(({ skin }) => lipToneOf(skin.colour));
  const palette = useMemo(() => [{ colour: natural, name: 'Natural' }, ...LIP_COLOURS], [natural]);
  return <ColourRow of={lipColour} label="Lip colour" palette={palette} />;
};
