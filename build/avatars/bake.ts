import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toGlb } from '../../renderer/avatar/export/to-glb.ts';
import { sculptAvatar } from '../../renderer/avatar/sculpt/sculpt-avatar.ts';
import type { SculptedAvatar } from '../../renderer/avatar/sculpt/sculpted-avatar.ts';
import { LEVELS, type Level } from '../../renderer/core/recipe/levels.ts';
import { parseCanonicalFace } from '../../renderer/core/shapes/canonical-face.ts';
import { readCanonicalFaceBytes } from './canonical-face-bytes.ts';
import { readRecipe } from './read-recipe.ts';

/** One line of `cast.jsonl`, which `masque avatar list` prints. */
export interface BakedAvatar {
  readonly id: string;
  readonly name: string;
  readonly being: string;
  readonly triangles: Readonly<Record<Level, number>>;
  /** Of the 52 ARKit shapes, how many it has. */
  readonly shapes: number;
}

/** What every machine can draw; the others are sculpted where they are wanted. */
const BAKED_LEVEL: Level = 'low';

const trianglesOf = ({ parts }: SculptedAvatar): number =>
  parts.reduce((sum, { indices }) => sum + indices.length / 3, 0);

const shapesOf = ({ parts }: SculptedAvatar): number =>
  new Set(parts.flatMap(({ morphs }) => morphs.map(({ shape }) => shape))).size;

/**
 * Bakes one recipe to `ID.glb` in `target`, and lays its portrait beside it where there is one. The finer levels are
 * sculpted, without what moves and is painted, for their triangles.
 */
export const bakeAvatar = async (recipes: string, file: string, target: string): Promise<BakedAvatar> => {
  const face = parseCanonicalFace(await readCanonicalFaceBytes());
  const recipe = readRecipe(join(recipes, file));
  const { id, name, being } = recipe;
  mkdirSync(target, { recursive: true });
  const baked = sculptAvatar(recipe, face, { level: BAKED_LEVEL });
  writeFileSync(join(target, `${id}.glb`), toGlb(baked));
  const portrait = `${id}.webp`;
  if (existsSync(join(recipes, portrait))) copyFileSync(join(recipes, portrait), join(target, portrait));
  const counts = LEVELS.map((level) => [
    level,
    trianglesOf(level === BAKED_LEVEL ? baked : sculptAvatar(recipe, face, { level, still: true })),
  ]);
  return { id, name, being, triangles: Object.fromEntries(counts), shapes: shapesOf(baked) };
};
