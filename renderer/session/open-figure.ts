import type { Avatar } from '../avatar/avatar.ts';
import { toGlb } from '../avatar/export/to-glb.ts';
import { loadGlb } from '../avatar/load-glb.ts';
import { type SculptOptions, sculptAvatar } from '../avatar/sculpt/sculpt-avatar.ts';
import type { Host } from '../core/host.ts';
import { parseAvatarRecipe } from '../core/recipe/avatar-recipe.ts';
import { type CanonicalFace, parseCanonicalFace } from '../core/shapes/canonical-face.ts';

const bytesAt = async (address: string): Promise<ArrayBuffer> => (await fetch(address)).arrayBuffer();

export const fetchCanonicalFace = async (host: Host): Promise<CanonicalFace> =>
  parseCanonicalFace(new Uint8Array(await bytesAt((await host.models.canonicalFace()).address)));

/**
 * An avatar by its id or file, for a job that does nothing else meanwhile: a recipe is sculpted here and now, and so is
 * what was baked from one when `options` say how. The caller disposes it.
 */
export const openFigure = async (host: Host, idOrPath: string, options?: SculptOptions): Promise<Avatar> => {
  const { address, name, format, recipeAddress } = await host.avatars.open({ idOrPath });
  const recipeFile = format === 'recipe' ? address : options && recipeAddress;
  if (!recipeFile) return loadGlb(await bytesAt(address), name);
  const recipe = parseAvatarRecipe(await (await fetch(recipeFile)).json(), name);
  const sculpted = sculptAvatar(recipe, await fetchCanonicalFace(host), options ?? { level: 'middle' });
  return loadGlb(toGlb(sculpted).buffer, name);
};
