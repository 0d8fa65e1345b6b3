import { mixVectors, scale } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import type { AvatarRecipe, HairStyle } from '../../../core/recipe/avatar-recipe.ts';
import { itemAt } from '../../../core/shapes/points.ts';
import { fromHex } from '../colour.ts';
import type { PartDraft } from '../part.ts';
import { joinSurfaces } from '../surface.ts';
import { bob, underBob } from './bob.ts';
import { curls } from './curls.ts';
import type { HairPiece } from './lock.ts';

import { hairlineShare } from './scalp.ts';
import { swept } from './swept.ts';

interface Style {
  readonly make: (random: () => number) => HairPiece[];
  readonly coversEars: boolean;
  /** Scalp that is never seen, by a point of the skin. */
  readonly hides: (point: Vector3) => boolean;
  /** 0 (mirror) to 1: tight curls scatter light, combed hair gathers it. */
  readonly roughness: number;
}

/** Well inside the hairline. */
const underHairline = (point: Vector3): boolean => hairlineShare(point) < 0.8;

export const HAIR: Readonly<Record<HairStyle, Style>> = {
  bob: {
    make: bob,
    coversEars: true,
    hides: (point) => underHairline(point) || underBob(point),
    roughness: 0.46,
  },
  curls: { make: curls, coversEars: false, hides: underHairline, roughness: 0.8 },
  swept: { make: swept, coversEars: false, hides: underHairline, roughness: 0.5 },
  bald: { make: () => [], coversEars: false, hides: () => false, roughness: 0.5 },
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
