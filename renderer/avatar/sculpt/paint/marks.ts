import { smoothstep } from '../../../core/math/easing.ts';
import { centroid } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import type { AvatarRecipe } from '../../../core/recipe/avatar-recipe.ts';
import { itemAt } from '../../../core/shapes/points.ts';
import { fromHex } from '../colour.ts';
import { scatter } from '../scatter.ts';
import type { Skin } from '../skin.ts';
import { byFairness, fairness } from './complexion.ts';
import { glaze, type PaintLayer, reachAround } from './paint-layer.ts';

/** Around a nostril's hollow, of the right one. */
const NOSTRIL = [20, 60, 75, 59, 166, 79] as const;

/** The canonical face has no holes: its nostrils are painted. */
export const nostrilLayer = (skin: Skin): PaintLayer => {
  const ring = NOSTRIL.map((landmark) => itemAt(skin.points, landmark));
  const [cx, cy, cz] = centroid(ring);
  const reach = reachAround(ring, 0.3);
  const width = Math.max(0.2, (reach.right - reach.left - 0.6) * 0.5);
  return {
    reach: { ...reach, right: -reach.left },
    paint: (colour, x, y, z) => {
      const far = Math.hypot((-Math.abs(x) - cx) / width, (y - cy) / 0.22, (z - cz) / 0.75);
      if (far < 1.5) glaze(colour, [0.22, 0.11, 0.1], 0.85 * smoothstep(1.3, 0.3, far));
    },
  };
};

/** Freckles lie in cells of this size, one in each, and stay inside it. Centimetres. */
const CELL = 0.36;

/** Over nose and cheeks where the sun reaches, some on forehead and chin; darker and warmer than the skin they lie on. */
export const freckleLayer = (recipe: AvatarRecipe, skin: Skin): PaintLayer => {
  const amount = recipe.skin.freckles;
  const shade = byFairness([0.5, 0.42, 0.42], [0.66, 0.46, 0.36], fairness(fromHex(recipe.skin.colour)));
  const [bridge, cheek] = [itemAt(skin.points, 5), itemAt(skin.points, 50)];
  const sunny = (x: number, y: number): number =>
    Math.exp(-(((Math.abs(x) - Math.abs(cheek[0])) / 1.9) ** 2 + ((y - cheek[1] - 0.3) / 1.2) ** 2)) +
    0.9 * Math.exp(-((x / 1.3) ** 2 + ((y - bridge[1] - 0.3) / 1.2) ** 2)) +
    0.16;
  return {
    reach: { left: -6.4, right: 6.4, bottom: -8, top: 6 },
    paint: (colour, x, y, z) => {
      if (z < 1.5) return;
      const [column, row] = [Math.floor(x / CELL), Math.floor(y / CELL)];
      const seed = (column + 64) * 512 + row + 256;
      const sun = sunny(x, y);
      if (scatter(seed) > amount * 1.15 * sun) return;
      const size = 0.04 + 0.07 * scatter(seed + 100_003) * Math.sqrt(sun);
      const room = CELL - 2 * size;
      const [fx, fy] = [
        column * CELL + size + room * scatter(seed + 200_003),
        row * CELL + size + room * scatter(seed + 300_007),
      ];
      const far = Math.hypot(x - fx, (y - fy) * (0.8 + 0.5 * scatter(seed + 400_009)));
      const strength = (0.35 + 0.5 * scatter(seed + 500_009)) * Math.min(1, 0.5 + amount);
      glaze(colour, shade, strength * smoothstep(size, size * 0.25, far));
    },
  };
};

/** Of a landmark's place: [outward, up] further, centimetres. */
const near = (skin: Skin, landmark: number, out: number, up: number): Vector3 => {
  const [x, y, z] = itemAt(skin.points, landmark);
  return [-(Math.abs(x) + out), y + up, z];
};

export interface AgeLine {
  readonly path: readonly Vector3[];
  readonly width: number;
  /** At age 0 and at age 1. */
  readonly young: number;
  readonly old: number;
}

/** The folds that years draw, on the right half. */
export const ageLines = (skin: Skin): AgeLine[] => {
  const at = (landmark: number, out = 0, up = 0): Vector3 => near(skin, landmark, out, up);
  const forehead = [0.32, 0.5, 0.68].map((share): AgeLine => {
    const [brow, hair] = [itemAt(skin.points, 107)[1] + 0.3, itemAt(skin.points, 10)[1]];
    const y = brow + (hair - brow) * share;
    const path = [-0.4, 0.8, 1.8, 2.8, 3.4].map((x, k): Vector3 => [-x, y + 0.16 * Math.sin(k * 1.1), 5]);
    return { path, width: 0.075, young: -0.25, old: 0.7 };
  });
  const crowsFeet = [
    [0.36, 0.14, 1.15, 0.62],
    [0.42, -0.02, 1.3, 0.06],
    [0.34, -0.2, 1.1, -0.52],
  ].map(
    ([x0 = 0, y0 = 0, x1 = 0, y1 = 0]): AgeLine => ({
      path: [at(33, x0, y0), at(33, (x0 + x1) / 2, (y0 + y1) / 2 + 0.05), at(33, x1, y1)],
      width: 0.05,
      young: -0.3,
      old: 0.75,
    }),
  );
  return [
    { path: [at(129, 0.12, 0), at(203), at(206), at(216), at(212)], width: 0.13, young: 0.06, old: 0.75 },
    { path: [at(61, 0.2, -0.1), at(43, 0.15, -0.1), at(202, -0.3, -0.2)], width: 0.1, young: -0.2, old: 0.6 },
    { path: [at(228, -0.1, 0.1), at(229), at(230), at(231), at(232)], width: 0.11, young: -0.06, old: 0.6 },
    {
      path: [at(55, -0.25, 0.25), at(55, -0.28, -0.1), at(55, -0.22, -0.5)],
      width: 0.06,
      young: -0.3,
      old: 0.6,
    },
    ...forehead,
    ...crowsFeet,
  ];
};
