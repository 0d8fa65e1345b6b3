import { GLASSES_STYLES } from '../../core/recipe/recipe-choices.ts';
import { fieldIn } from '../../state/recipe-field.ts';
import { useRecipe } from '../app-context.tsx';
import { Group } from '../controls/group.tsx';
import { EYESHADOW_COLOURS, FRAME_COLOURS, HAIR_COLOURS, IRIS_COLOURS } from '../words/palettes.ts';
import { slidersOf } from './face-page.tsx';
import { AmountRow, ChoiceTiles, ColourRow, FaceRow, MiddleRow, OptionalColourRow } from './fields.tsx';

const irisColour = fieldIn('eyes', 'irisColour');
const leftIrisColour = fieldIn('eyes', 'leftIrisColour');
const lashes = fieldIn('eyes', 'lashes');
const eyeliner = fieldIn('eyes', 'eyeliner');
const eyeshadowColour = fieldIn('skin', 'eyeshadowColour');
const browColour = fieldIn('brows', 'colour');
const browThickness = fieldIn('brows', 'thickness');
const browArch = fieldIn('brows', 'arch');
const glassesStyle = fieldIn('glasses', 'style');
const glassesColour = fieldIn('glasses', 'colour');
const glassesTint = fieldIn('glasses', 'tint');

export const EyesPage = () => {
  const glasses = useRecipe((recipe) => recipe.glasses.style !== 'none');
  return (
    <>
      <Group title="Colour">
        <ColourRow of={irisColour} label="Eye colour" palette={IRIS_COLOURS} />
        <OptionalColourRow
          of={leftIrisColour}
          label="Left eye of another colour"
          start="#4b86c4"
          palette={IRIS_COLOURS}
        />
      </Group>
      <Group title="Glasses">
        <ChoiceTiles of={glassesStyle} label="Glasses" choices={GLASSES_STYLES} />
        {glasses && (
          <>
            <ColourRow of={glassesColour} label="Frame" palette={FRAME_COLOURS} />
            <AmountRow of={glassesTint} label="Tint" initial={0} />
          </>
        )}
      </Group>
      <Group title="Shape">
        {slidersOf('eyes').map((name) => (
          <FaceRow key={name} of={name} />
        ))}
      </Group>
      <Group title="Brows">
        {slidersOf('brow').map((name) => (
          <FaceRow key={name} of={name} />
        ))}
        <MiddleRow of={browThickness} label="Thickness" low="thin" high="bushy" />
        <MiddleRow of={browArch} label="Arch" low="straight" high="arched" />
        <ColourRow of={browColour} label="Brow colour" palette={HAIR_COLOURS} />
      </Group>
      <Group title="Lashes and make-up">
        <AmountRow of={lashes} label="Lashes" initial={0.5} />
        <AmountRow of={eyeliner} label="Eyeliner" initial={0} />
        <OptionalColourRow
          of={eyeshadowColour}
          label="Eyeshadow"
          start="#8f6f60"
          palette={EYESHADOW_COLOURS}
        />
      </Group>
    </>
  );
};
