import { BEARD_STYLES, HAIR_STYLES, HEADWEAR_STYLES } from '../../core/recipe/recipe-choices.ts';
import { fieldIn } from '../../state/recipe-field.ts';
import { useRecipe } from '../app-context.tsx';
import { Group } from '../controls/group.tsx';
import { CLOTHES_COLOURS, HAIR_COLOURS } from '../words/palettes.ts';
import {
  AmountRow,
  ChoiceSegments,
  ChoiceTiles,
  ColourRow,
  MiddleRow,
  OptionalColourRow,
} from './fields.tsx';

const style = fieldIn('hair', 'style');
const colour = fieldIn('hair', 'colour');
const tipColour = fieldIn('hair', 'tipColour');
const volume = fieldIn('hair', 'volume');
const length = fieldIn('hair', 'length');
const fringe = fieldIn('hair', 'fringe');
const parting = fieldIn('hair', 'parting');
const beardStyle = fieldIn('beard', 'style');
const beardColour = fieldIn('beard', 'colour');
const headwearStyle = fieldIn('headwear', 'style');
const headwearColour = fieldIn('headwear', 'colour');

const PARTINGS = [
  { value: 'left', label: 'Parted left' },
  { value: 'right', label: 'Parted right' },
] as const;

const HairAndBeard = () => {
  const hair = useRecipe((recipe) => recipe.hair.style !== 'bald');
  const beard = useRecipe((recipe) => recipe.beard.style !== 'none');
  return (
    <>
      <Group title="Hair">
        <ChoiceTiles of={style} label="Hair" choices={HAIR_STYLES} />
        {hair && (
          <>
            <ColourRow of={colour} label="Colour" palette={HAIR_COLOURS} />
            <OptionalColourRow
              of={tipColour}
              label="Tips of another colour"
              start="#d6b06e"
              palette={HAIR_COLOURS}
            />
            <MiddleRow of={volume} label="Volume" low="flat" high="full" />
            <MiddleRow of={length} label="Length" low="short" high="long" />
            <AmountRow of={fringe} label="Fringe" initial={0} />
            <ChoiceSegments of={parting} label="Parting" choices={PARTINGS} />
          </>
        )}
      </Group>
      <Group title="Beard">
        <ChoiceTiles of={beardStyle} label="Beard" choices={BEARD_STYLES} />
        {beard && <ColourRow of={beardColour} label="Beard colour" palette={HAIR_COLOURS} />}
      </Group>
    </>
  );
};

/** What is no person has no hair and no beard: none is offered. */
export const HairPage = () => {
  const person = useRecipe((recipe) => recipe.being === 'person');
  const headwear = useRecipe((recipe) => recipe.headwear.style !== 'none');
  return (
    <>
      {person && <HairAndBeard />}
      <Group title="On the head">
        <ChoiceTiles of={headwearStyle} label="On the head" choices={HEADWEAR_STYLES} />
        {headwear && <ColourRow of={headwearColour} label="Its colour" palette={CLOTHES_COLOURS} />}
      </Group>
    </>
  );
};
