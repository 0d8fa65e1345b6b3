import type { AvatarRecipe } from '../recipe/avatar-recipe.ts';
import { HAIR_TONES, IRIS_TONES } from '../recipe/palettes.ts';
import {
  BEARD_STYLES,
  BEINGS,
  GLASSES_STYLES,
  HAIR_STYLES,
  HEADWEAR_STYLES,
  NECKLINES,
} from '../recipe/recipe-choices.ts';
import { ANY_COLOURS } from './colours.ts';

const channels = (hex: string): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** The table's name nearest to a colour; green counts most to the eye. */
const nearest = (hex: string, table: Readonly<Record<string, string>>): string => {
  const [r = 0, g = 0, b = 0] = channels(hex);
  let best = '';
  let least = Number.POSITIVE_INFINITY;
  for (const [name, colour] of Object.entries(table)) {
    const [x = 0, y = 0, z = 0] = channels(colour);
    const gap = 2 * (r - x) ** 2 + 4 * (g - y) ** 2 + 3 * (b - z) ** 2;
    if (gap < least) [best, least] = [name, gap];
  }
  return best;
};

const lower = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1);
const DYED = { ...ANY_COLOURS, ...HAIR_TONES };

/** Who a recipe is, in a line: "Brown bob, teal eyes, blue roll neck". */
export const summariseRecipe = (recipe: AvatarRecipe): string => {
  const { being, hair, beard, eyes, glasses, headwear, clothes, skin } = recipe;
  const head =
    being !== 'person'
      ? `${nearest(skin.colour, ANY_COLOURS)} ${lower(BEINGS[being])}`
      : hair.style === 'bald'
        ? 'bald'
        : `${nearest(hair.colour, DYED)} ${lower(HAIR_STYLES[hair.style])}`;
  const parts = [
    head,
    headwear.style === 'none' ? null : lower(HEADWEAR_STYLES[headwear.style]),
    beard.style === 'none' ? null : lower(BEARD_STYLES[beard.style]),
    `${nearest(eyes.irisColour, IRIS_TONES)} eyes`,
    glasses.style === 'none' ? null : `${lower(GLASSES_STYLES[glasses.style])} glasses`,
    being === 'person'
      ? `${nearest(clothes.colour, ANY_COLOURS)} ${lower(NECKLINES[clothes.neckline])}`
      : null,
  ].filter((part) => part !== null);
  const line = parts.join(', ');
  return line.charAt(0).toUpperCase() + line.slice(1);
};
