import type { Being } from '../../core/recipe/recipe-choices.ts';
import { fieldIn, fieldOf, SKIN_COLOUR } from '../../state/recipe-field.ts';
import { useRecipe } from '../app-context.tsx';
import { Group } from '../controls/group.tsx';
import { COAT_COLOURS, SKIN_COLOURS } from '../words/palettes.ts';
import { AmountRow, ColourRow, OptionalColourRow } from './fields.tsx';
import { LipColourRow } from './lip-colour-row.tsx';

const markingColour = fieldIn('skin', 'markingColour');
const blush = fieldIn('skin', 'blush');
const freckles = fieldIn('skin', 'freckles');
const age = fieldOf('age');

/** What the skin is called on each being. */
const SKIN_WORDS = { person: 'Skin', cat: 'Fur', fox: 'Fur', robot: 'Shell', ghost: 'Sheet' } as const;

/** Fur and steel hide it. */
const BLUSHES: ReadonlySet<Being> = new Set(['person', 'ghost']);

export const SkinPage = () => {
  const being = useRecipe((recipe) => recipe.being);
  const person = being === 'person';
  return (
    <>
      <Group title={SKIN_WORDS[being]}>
        <ColourRow of={SKIN_COLOUR} label="Colour" palette={person ? SKIN_COLOURS : COAT_COLOURS} />
        {!person && (
          <OptionalColourRow
            of={markingColour}
            label="Markings of another colour"
            start="#f2f1ec"
            palette={COAT_COLOURS}
          />
        )}
      </Group>
      <Group title="Look">
        <AmountRow of={age} label="Age" initial={0.15} />
        {BLUSHES.has(being) && <AmountRow of={blush} label="Blush" initial={0.5} />}
        {person && <AmountRow of={freckles} label="Freckles" initial={0} />}
      </Group>
      <Group title="Lips">
        <LipColourRow />
      </Group>
    </>
  );
};
