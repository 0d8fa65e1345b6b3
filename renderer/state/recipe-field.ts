import type { AvatarRecipe } from '../core/recipe/avatar-recipe.ts';
import { lipToneOf } from '../core/recipe/palettes.ts';

/** One place in a recipe: what a control shows and changes. */
export interface RecipeField<Value> {
  /** Tells fields apart; changes of one name are one step until the hand lets go. */
  readonly name: string;
  read(recipe: AvatarRecipe): Value;
  write(recipe: AvatarRecipe, value: Value): AvatarRecipe;
}

/** The parts that hold fields of their own. */
type RecipePart = {
  [Name in keyof AvatarRecipe]: AvatarRecipe[Name] extends object ? Name : never;
}[keyof AvatarRecipe];

/** A field in a part, such as the colour of the hair. */
export const fieldIn = <Part extends RecipePart, Name extends keyof AvatarRecipe[Part] & string>(
  part: Part,
  name: Name,
): RecipeField<AvatarRecipe[Part][Name]> => ({
  name: `${part}.${name}`,
  read: (recipe) => recipe[part][name],
  write: (recipe, value) => ({ ...recipe, [part]: { ...recipe[part], [name]: value } }),
});

/** A field of the recipe itself, such as the age. */
export const fieldOf = <Name extends 'name' | 'being' | 'age'>(
  name: Name,
): RecipeField<AvatarRecipe[Name]> => ({
  name,
  read: (recipe) => recipe[name],
  write: (recipe, value) => ({ ...recipe, [name]: value }),
});

const skinColour = fieldIn('skin', 'colour');

/** The skin's colour. Lips without a colour of their own go with it. */
export const SKIN_COLOUR: RecipeField<string> = {
  ...skinColour,
  write: (recipe, colour) => {
    const { skin } = recipe;
    const natural = skin.lipColour === lipToneOf(skin.colour);
    return { ...recipe, skin: { ...skin, colour, ...(natural && { lipColour: lipToneOf(colour) }) } };
  },
};
