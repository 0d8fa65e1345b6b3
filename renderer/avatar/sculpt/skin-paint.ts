import { clamp, smoothstep } from '../../core/math/easing.ts';
import { addScaled, mixVectors, scale } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import type { AvatarRecipe } from '../../core/recipe/avatar-recipe.ts';
import type { CanonicalFace } from '../../core/shapes/canonical-face.ts';
import { LOWER_LIP_COLUMNS, UPPER_LIP_COLUMNS } from '../../core/shapes/landmarks.ts';
import { itemAt, numberAt } from '../../core/shapes/points.ts';
import { type Colour, fromHex, tint } from './colour.ts';
import { clearanceOf } from './eyeball.ts';
import type { Identity } from './proportions.ts';
import type { Skin } from './skin.ts';

/** A soft spot on both cheeks: 1 at (±x, y, z), fading over `size`. */
const spot = ([x, y, z]: Vector3, [cx, cy, cz]: Vector3, [sx, sy, sz]: Vector3): number =>
  Math.exp(-(((Math.abs(x) - cx) / sx) ** 2 + ((y - cy) / sy) ** 2 + ((z - cz) / sz) ** 2));

/** Signed distance to a polygon in the x-y plane, negative inside. Quilez, "2D distance functions". */
const toPolygon = (x: number, y: number, polygon: readonly Vector3[]): number => {
  let nearest = Number.POSITIVE_INFINITY;
  let inside = false;
  polygon.forEach((b, i) => {
    const a = itemAt(polygon, (i + polygon.length - 1) % polygon.length);
    const [ex, ey] = [b[0] - a[0], b[1] - a[1]];
    const t = clamp(((x - a[0]) * ex + (y - a[1]) * ey) / (ex * ex + ey * ey || 1));
    nearest = Math.min(nearest, Math.hypot(x - a[0] - ex * t, y - a[1] - ey * t));
    if (a[1] > y !== b[1] > y && x < (ex * (y - a[1])) / ey + a[0]) inside = !inside;
  });
  return inside ? -nearest : nearest;
};

const lipOutline = (points: readonly Vector3[], mirror: ArrayLike<number>): Vector3[] => {
  const upper = UPPER_LIP_COLUMNS.map((column): number => column[0]);
  const lower = LOWER_LIP_COLUMNS.slice(1).map((column): number => column[0]);
  const other = (landmark: number): number => numberAt(mirror, landmark);
  return [
    ...upper,
    ...upper.slice(0, 5).reverse().map(other),
    ...lower.slice(0, 4).map(other),
    ...lower.slice().reverse(),
  ].map((landmark) => itemAt(points, landmark));
};

/** How much a place of the lips faces the light, by its offset from the mouth's middle: 0..1, most on the lower lip. */
const lipFullness = (x: number, y: number): number => {
  const alongSmile = y - 0.05 * x * x;
  const lower = Math.exp(-((x / 1.5) ** 2 + ((alongSmile + 0.46) / 0.25) ** 2));
  const upper = Math.exp(-((x / 1.2) ** 2 + ((alongSmile - 0.34) / 0.16) ** 2));
  return 0.6 * lower + 0.3 * upper;
};

/** A repeatable number in 0..1 for each n. */
const scatter = (n: number): number => {
  const value = Math.sin(n * 127.1 + 11.7) * 43758.5453;
  return value - Math.floor(value);
};

const FRECKLES = Array.from({ length: 90 }, (_, n) => ({
  x: (scatter(n) - 0.5) * 11,
  y: -1.1 + (scatter(n + 200) + scatter(n + 300) - 1) * 1.7,
  size: 0.05 + 0.06 * scatter(n + 400),
  strength: 0.4 + 0.6 * scatter(n + 500),
}));

const freckle = (x: number, y: number): number =>
  FRECKLES.reduce(
    (most, spot) =>
      Math.max(
        most,
        spot.strength * smoothstep(spot.size, spot.size * 0.4, Math.hypot(x - spot.x, y - spot.y)),
      ),
    0,
  );

/** Skin's colour at a point of the face at rest. */
export type SkinPaint = (point: Vector3) => Colour;

export const createSkinPaint = (
  recipe: AvatarRecipe,
  face: CanonicalFace,
  skin: Skin,
  identity: Identity,
): SkinPaint => {
  const base = fromHex(recipe.skin.colour);
  const lip = fromHex(recipe.skin.lipColour);
  const flushed = tint(base, [1, 0.56, 0.56]);
  const lidded = tint(base, [0.78, 0.5, 0.5]);
  const outline = lipOutline(skin.points, face.mirror);
  const mouth = itemAt(skin.points, 13);
  const { blush, freckles } = recipe.skin;
  const lashLine = 0.25 + 0.6 * recipe.eyes.lashes;
  const paintLids = (colour: Colour, point: Vector3): Colour => {
    const eye = point[0] < 0 ? identity.right : identity.left;
    const inFront = smoothstep(eye.centre[2], eye.centre[2] + 0.7, point[2]);
    if (inFront === 0) return colour;
    const out = clearanceOf(eye, point);
    const above = smoothstep(eye.centre[1] - 0.3, eye.centre[1] + 0.4, point[1]);
    const shaded = mixVectors(colour, lidded, inFront * (0.12 + 0.26 * above) * smoothstep(0.6, 0.1, out));
    return mixVectors(shaded, scale(base, 0.12), inFront * lashLine * above * smoothstep(0.17, 0.1, out));
  };
  const paintLips = (colour: Colour, [x, y]: Vector3): Colour => {
    if (Math.abs(x) > 4.5 || Math.abs(y - mouth[1]) > 2.6) return colour;
    const out = toPolygon(x, y, outline);
    // The seam between the lips is darker, which reads as a closed mouth at any distance.
    const seam = scale(lip, 1 - 0.45 * smoothstep(0.15, 0, Math.abs(y - mouth[1])));
    const fullness = lipFullness(x, y - mouth[1]);
    const rounded = mixVectors(seam, addScaled(scale(lip, 1.25), [1, 0.8, 0.8], 0.2 * lip[0]), fullness);
    return mixVectors(colour, rounded, 0.92 * smoothstep(0.1, -0.16, out));
  };
  return (point) => {
    const [x, y, z] = point;
    const rosy =
      0.62 * spot(point, [4.5, -1.3, 3.4], [2.1, 1.6, 3]) +
      0.45 * spot(point, [0, -0.9, 7], [1.4, 1.1, 1.8]) +
      0.18 * spot(point, [0, -8, 5], [2, 1, 3]);
    let colour: Colour = mixVectors(base, flushed, Math.min(0.85, blush * 1.25 * rosy));
    if (freckles > 0 && z > 3 && Math.abs(x) < 6)
      colour = mixVectors(colour, tint(base, [0.62, 0.42, 0.34]), 0.55 * freckles * freckle(x, y));
    return paintLips(paintLids(colour, point), point);
  };
};
