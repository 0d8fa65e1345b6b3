import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { modelEntry } from '../../native-models/manifest.ts';
import { toGlb } from '../../renderer/avatar/export/to-glb.ts';
import { toVrm } from '../../renderer/avatar/export/to-vrm.ts';
import { sculptAvatar } from '../../renderer/avatar/sculpt/sculpt-avatar.ts';
import { MasqueError } from '../../renderer/core/errors.ts';
import { type AvatarRecipe, parseAvatarRecipe } from '../../renderer/core/recipe/avatar-recipe.ts';
import type { Level } from '../../renderer/core/recipe/levels.ts';
import { parseCanonicalFace } from '../../renderer/core/shapes/canonical-face.ts';
import { checkedFile } from './files.ts';

/** No recipe comes near it; a film that somebody takes for one is not read to its end. */
const MOST_RECIPE_BYTES = 1_000_000;

/** @throws MasqueError that names the file and, of a bad recipe, the field. */
export const readRecipeFile = async (path: string): Promise<AvatarRecipe> => {
  const file = await checkedFile(path);
  const refuse = (why: string): never => {
    throw new MasqueError(
      'bad-option',
      `${file.path} is no recipe: ${why}.`,
      'Choose a recipe that Masque wrote.',
    );
  };
  if (file.bytes > MOST_RECIPE_BYTES) refuse(`it has ${file.bytes} bytes`);
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file.path, 'utf8'));
  } catch (cause) {
    refuse(cause instanceof Error ? cause.message : String(cause));
  }
  return parseAvatarRecipe(value, file.path);
};

const readCanonicalFace = async (root: string) => {
  const file = join(root, modelEntry('face-geometry').file);
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new MasqueError('missing-part', `The canonical face is missing: ${file}.`, 'Run npm run setup.', {
      cause,
    });
  });
  return parseCanonicalFace(new Uint8Array(bytes));
};

const WRITERS = { glb: toGlb, vrm: toVrm };

/** A recipe's avatar as a file's bytes. Seconds of work, on the thread that calls. */
export const bakeRecipe = async (
  recipe: AvatarRecipe,
  { root, format, level }: { readonly root: string; readonly format: 'glb' | 'vrm'; readonly level: Level },
): Promise<{ bytes: Uint8Array; triangles: number }> => {
  const avatar = sculptAvatar(recipe, await readCanonicalFace(root), { level });
  return {
    bytes: WRITERS[format](avatar),
    triangles: avatar.parts.reduce((sum, { indices }) => sum + indices.length / 3, 0),
  };
};
