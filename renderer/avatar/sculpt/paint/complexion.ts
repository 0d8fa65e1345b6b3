import { clamp, mix, smoothstep } from '../../../core/math/easing.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import type { AvatarRecipe } from '../../../core/recipe/avatar-recipe.ts';
import { itemAt } from '../../../core/shapes/points.ts';
import { type Colour, fromHex } from '../colour.ts';
import type { Skin } from '../skin.ts';
import { glaze, type PaintLayer, reachAround, type Wet } from './paint-layer.ts';

/** How fair a skin is, 0 (deepest) to 1: the same blush shows as pink on one and as a warm depth on another. */
export const fairness = ([r, g, b]: Colour): number =>
  smoothstep(0.02, 0.5, 0.2126 * r + 0.7152 * g + 0.0722 * b);

export const byFairness = (deep: Colour, fair: Colour, share: number): Colour => [
  mix(deep[0], fair[0], share),
  mix(deep[1], fair[1], share),
  mix(deep[2], fair[2], share),
];

/**
 * A skin's own colour, lighter where it is deep: tone mapping takes the same from every channel of a dark tone, and what is
 * left of a brown would be orange.
 */
export const skinTone = ({ skin }: Pick<AvatarRecipe, 'skin'>): Colour => {
  const base = fromHex(skin.colour);
  const lift = mix(0.026, 0, fairness(base));
  return [base[0] + 0.6 * lift, base[1] + lift, base[2] + lift];
};

interface Zone {
  /** A landmark of the person's right half or the middle, and from there [outward, up, forward] in centimetres. */
  readonly at: number;
  readonly offset?: Vector3;
  readonly size: Vector3;
  readonly strength: number;
}

/** What painters of portraits know: a golden forehead, a red middle, a cooler jaw. Factors of the skin's colour. */
const GOLDEN: readonly Zone[] = [
  { at: 151, size: [4.6, 2.2, 5], strength: 0.9 },
  { at: 168, size: [0.9, 1.6, 2], strength: 0.5 },
];
const RED: readonly Zone[] = [
  { at: 50, offset: [0.3, 0.05, 0], size: [2.2, 1.8, 3.4], strength: 0.6 },
  { at: 4, offset: [0, -0.1, 0], size: [1.1, 0.9, 1.7], strength: 0.45 },
  { at: 199, size: [1.5, 0.8, 2], strength: 0.16 },
];
const COOL: readonly Zone[] = [
  { at: 152, offset: [0, 0.3, -0.5], size: [4.5, 1.8, 5], strength: 0.5 },
  { at: 172, size: [1.8, 2.2, 4], strength: 0.6 },
];
/** Where light reaches less, beside the nose, under the lower lip; below 0, where it would look tired: sockets. */
const DIM: readonly Zone[] = [
  { at: 133, offset: [-0.35, 0.25, 0], size: [0.6, 0.9, 1.6], strength: -0.38 },
  { at: 223, offset: [0, 0.15, 0], size: [1.5, 0.5, 2], strength: 0.12 },
  { at: 230, offset: [-0.2, 0.05, 0], size: [1.3, 0.4, 1.6], strength: -0.08 },
  { at: 129, offset: [0.12, -0.1, 0], size: [0.3, 0.6, 0.9], strength: 0.5 },
  { at: 2, offset: [0, -0.1, 0], size: [1.1, 0.28, 0.9], strength: 0.45 },
  { at: 17, offset: [0, -0.35, 0], size: [1.3, 0.3, 1.2], strength: 0.5 },
  { at: 61, offset: [0.12, -0.1, 0], size: [0.3, 0.36, 0.9], strength: 0.34 },
];

const createZones = (skin: Skin, zones: readonly Zone[]) => {
  const placed = zones.map(({ at, offset = [0, 0, 0], size, strength }) => {
    const [x, y, z] = itemAt(skin.points, at);
    return { x: Math.abs(x) + offset[0], y: y + offset[1], z: z + offset[2], size, strength };
  });
  return ([px, py, pz]: Vector3): number => {
    let sum = 0;
    for (const { x, y, z, size, strength } of placed) {
      const far = ((Math.abs(px) - x) / size[0]) ** 2 + ((py - y) / size[1]) ** 2 + ((pz - z) / size[2]) ** 2;
      if (far < 8) sum += strength * Math.exp(-far);
    }
    return Math.min(1, sum);
  };
};

/** A slow, irregular change over the skin, −1..1. */
const mottle = ([x, y, z]: Vector3): number =>
  0.4 * Math.sin(x * 2.3 + 1.7 * Math.sin(y * 1.9)) +
  0.35 * Math.sin(y * 3.1 + 1.3 * Math.sin(z * 2.7 + x)) +
  0.25 * Math.sin((x + y) * 5.3 + 2 * Math.sin(z * 3.7));

/** The broad colours of a skin, one per vertex: what changes slowly enough to be interpolated. */
export const complexionOf = (recipe: AvatarRecipe, skin: Skin): Colour[] => {
  const base = skinTone(recipe);
  const fair = fairness(base);
  const golden = byFairness([1.04, 0.98, 0.88], [1.01, 1.0, 0.91], fair);
  const cool = byFairness([0.9, 0.95, 1.06], [0.94, 0.965, 1.0], fair);
  const dim = byFairness([0.66, 0.56, 0.58], [0.76, 0.58, 0.54], fair);
  const [isGolden, isCool, isDim] = [GOLDEN, COOL, DIM].map((zones) => createZones(skin, zones));
  if (!isGolden || !isCool || !isDim) return [];
  const uneven = 0.02 + 0.05 * recipe.age;
  return skin.points.map((point, i): Colour => {
    const colour: Wet = [...base];
    glaze(colour, golden, 0.8 * isGolden(point));
    glaze(colour, cool, 0.8 * isCool(point));
    glaze(colour, dim, 0.75 * isDim(point));
    // What looks down sees neither lamp nor sky, only the warm light of its own chest.
    const [, up] = itemAt(skin.normals, i);
    // The neck takes its colours from the face's edge, drawn out: nothing may change fast along it.
    const inFace = clamp(1 - 5 * itemAt(skin.kinds, i)[2]);
    glaze(colour, dim, 0.3 * smoothstep(0.25, 0.95, -up) * inFace);
    const m = 1 + uneven * mottle(point) * inFace;
    return [colour[0] * m, colour[1] * m * (1 + 0.3 * (m - 1)), colour[2] * m];
  });
};

/** Blush and the nose's red, per pixel: between vertices a cheek's would end in a straight line. */
export const blushLayer = (recipe: AvatarRecipe, skin: Skin): PaintLayer => {
  const red = byFairness([1.22, 0.84, 0.76], [1.03, 0.74, 0.7], fairness(skinTone(recipe)));
  const isRed = createZones(skin, RED);
  const share = clamp(0.22 + 1.5 * recipe.skin.blush);
  const reach = reachAround(
    RED.map(({ at }) => itemAt(skin.points, at)),
    3,
  );
  return {
    reach: { ...reach, left: Math.min(reach.left, -reach.right), right: Math.max(reach.right, -reach.left) },
    paint: (colour, x, y, z) => glaze(colour, red, share * isRed([x, y, z])),
  };
};
