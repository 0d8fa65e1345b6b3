import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { MasqueError } from '../../../renderer/core/errors.ts';
import { type AvatarRecipe, parseAvatarRecipe } from '../../../renderer/core/recipe/avatar-recipe.ts';
import { checkedFile } from '../files.ts';

/** A recipe is about 1 KB; whatever is a thousand times as long is none. */
const MOST_BYTES = 1e6;

const readJson = async (path: string): Promise<unknown> => {
  const { path: file, bytes } = await checkedFile(path);
  const name = basename(file);
  const cure = 'Choose a recipe that Masque exported, or a .glb, .vrm or .gltf file.';
  if (bytes > MOST_BYTES)
    throw new MasqueError(
      'unsupported',
      `${name} is too long for an avatar’s recipe (${bytes} bytes).`,
      cure,
    );
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new MasqueError('unreadable', `${name} is not an avatar’s recipe: it is not JSON.`, cure, {
      cause,
    });
  }
};

/** @throws MasqueError that names the file, and the field where there is one. */
export const readRecipe = async (path: string): Promise<AvatarRecipe> =>
  parseAvatarRecipe(await readJson(path), basename(path));

export const recipeText = (recipe: AvatarRecipe): string => `${JSON.stringify(recipe, null, 2)}\n`;
