import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sculptAvatar } from '../../renderer/avatar/sculpt/sculpt-avatar.ts';
import { parseCanonicalFace } from '../../renderer/core/shapes/canonical-face.ts';
import { readCanonicalFaceBytes } from './canonical-face-bytes.ts';
import { readRecipe } from './read-recipe.ts';
import { toGlb } from './to-glb.ts';

export interface BakedAvatar {
  readonly id: string;
  readonly file: string;
  readonly bytes: number;
  readonly triangles: number;
}

/** Bakes every recipe in `recipes` to `ID.glb` in `target`, and lays its portrait beside it where there is one. */
export const bakeAvatars = async (recipes: string, target: string): Promise<BakedAvatar[]> => {
  const face = parseCanonicalFace(await readCanonicalFaceBytes());
  mkdirSync(target, { recursive: true });
  const baked: BakedAvatar[] = [];
  for (const name of readdirSync(recipes)
    .filter((entry) => entry.endsWith('.json'))
    .sort()) {
    const recipe = readRecipe(join(recipes, name));
    const avatar = sculptAvatar(recipe, face);
    const glb = await toGlb(avatar);
    const file = join(target, `${recipe.id}.glb`);
    writeFileSync(file, glb);
    const portrait = `${recipe.id}.webp`;
    if (existsSync(join(recipes, portrait))) copyFileSync(join(recipes, portrait), join(target, portrait));
    const triangles = avatar.parts.reduce((sum, part) => sum + part.indices.length / 3, 0);
    baked.push({ id: recipe.id, file, bytes: glb.length, triangles });
  }
  return baked;
};
