import { type Being, EARRING_STYLES, NECKLINES } from '../../core/recipe/recipe-choices.ts';
import { fieldIn } from '../../state/recipe-field.ts';
import { useRecipe } from '../app-context.tsx';
import { Group } from '../controls/group.tsx';
import { CLOTHES_COLOURS, METAL_COLOURS } from '../words/palettes.ts';
import css from './editor-panel.module.css';
import { ChoiceTiles, ColourRow, OptionalColourRow } from './fields.tsx';

const neckline = fieldIn('clothes', 'neckline');
const colour = fieldIn('clothes', 'colour');
const secondColour = fieldIn('clothes', 'secondColour');
const earringStyle = fieldIn('earrings', 'style');
const earringColour = fieldIn('earrings', 'colour');

/** What the second colour is for, where there is one. */
const SECOND_WORDS: Readonly<Record<string, string>> = {
  jacket: 'Shirt of another colour',
  hoodie: 'Cord of another colour',
  shirt: 'Buttons of another colour',
};

const PersonClothes = () => {
  const second = useRecipe((recipe) => SECOND_WORDS[recipe.clothes.neckline]);
  const earrings = useRecipe((recipe) => recipe.earrings.style !== 'none');
  return (
    <>
      <Group title="Clothes">
        <ChoiceTiles of={neckline} label="Clothes" choices={NECKLINES} />
        <ColourRow of={colour} label="Colour" palette={CLOTHES_COLOURS} />
        {second && (
          <OptionalColourRow of={secondColour} label={second} start="#ecebe6" palette={CLOTHES_COLOURS} />
        )}
      </Group>
      <Group title="Earrings">
        <ChoiceTiles of={earringStyle} label="Earrings" choices={EARRING_STYLES} columns={4} />
        {earrings && <ColourRow of={earringColour} label="Earring colour" palette={METAL_COLOURS} />}
      </Group>
    </>
  );
};

/** The one thing that each being wears, and what of it may have another colour. */
const WORN: Readonly<
  Record<Exclude<Being, 'person'>, { readonly title: string; readonly second?: string } | null>
> = {
  cat: { title: 'Collar', second: 'Bell of another colour' },
  fox: { title: 'Scarf' },
  robot: { title: 'Chest plate' },
  ghost: null,
};

/** Beings are dressed by their making: what can be chosen is the colour. */
const BeingClothes = ({ of }: { readonly of: Exclude<Being, 'person'> }) => {
  const worn = WORN[of];
  if (worn === null) return <p className={css.nothing}>A ghost wears nothing but its sheet.</p>;
  return (
    <Group title={worn.title}>
      <ColourRow of={colour} label="Colour" palette={CLOTHES_COLOURS} />
      {worn.second && (
        <OptionalColourRow of={secondColour} label={worn.second} start="#c9b27c" palette={METAL_COLOURS} />
      )}
    </Group>
  );
};

export const ClothesPage = () => {
  const being = useRecipe((recipe) => recipe.being);
  return being === 'person' ? <PersonClothes /> : <BeingClothes of={being} />;
};
