import { readFileSync } from 'node:fs';
import { MasqueError } from '../../renderer/core/errors.ts';
import { type AvatarRecipe, parseAvatarRecipe } from '../../renderer/core/recipe/avatar-recipe.ts';

/** @throws MasqueError `unreadable` or `bad-option`, naming the file and, of a bad recipe, the field. */
export const readRecipe = (file: string | URL): AvatarRecipe => {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new MasqueError(
      'unreadable',
      `The avatar's recipe ${file} could not be read as JSON.`,
      'Check that the file exists and is JSON.',
      { cause },
    );
  }
  return parseAvatarRecipe(value, String(file));
};
