import { mixVectors, scale } from '../../../core/math/vector-arithmetic.ts';
import type { AvatarRecipe, HairStyle } from '../../../core/recipe/avatar-recipe.ts';
import { itemAt } from '../../../core/shapes/points.ts';
import { fromHex } from '../colour.ts';
import type { PartDraft } from '../part.ts';
import { joinSurfaces } from '../surface.ts';
import { bob } from './bob.ts';
import type { HairPiece } from './lock.ts';
import { short } from './short.ts';
import { swept } from './swept.ts';

interface Style {
  readonly make: (random: () => number) => HairPiece[];
  readonly coversEars: boolean;
}

export const HAIR: Readonly<Record<HairStyle, Style>> = {
  bob: { make: bob, coversEars: true },
  short: { make: short, coversEars: false },
  swept: { make: swept, coversEars: false },
  bald: { make: () => [], coversEars: false },
};

/** Park and Miller's minimal standard generator: the same locks on every machine. */
const createRandom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
};

const ROOT_SHADE = 0.72;

/** Every lock of a style as one part, darker at the roots; `null` for a bald head. */
export const makeHair = (recipe: AvatarRecipe['hair']): PartDraft | null => {
  const pieces = HAIR[recipe.style].make(createRandom(7));
  if (pieces.length === 0) return null;
  const root = fromHex(recipe.colour);
  const tip = fromHex(recipe.tipColour ?? recipe.colour);
  const { points, triangles } = joinSurfaces(pieces);
  const colours = pieces.flatMap((piece) =>
    piece.points.map((_, i) => {
      const t = itemAt(piece.tipShares, i);
      return scale(mixVectors(scale(root, ROOT_SHADE), tip, t), piece.shade);
    }),
  );
  return { name: 'Hair', material: 'Hair', bone: 'Head', pivot: [0, 0, 0], points, triangles, colours };
};
