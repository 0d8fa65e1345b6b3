import { clamp, smoothstep } from '../../core/math/easing.ts';
import { add, mixVectors } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import type { AvatarRecipe } from '../../core/recipe/avatar-recipe.ts';
import type { CanonicalFace } from '../../core/shapes/canonical-face.ts';
import { BROW } from '../../core/shapes/landmarks.ts';
import { itemAt, numberAt } from '../../core/shapes/points.ts';
import { smoothPath } from './tube.ts';

/** Half a brow's height at its fullest, times the recipe's thickness. Centimetres. */
const HALF_HEIGHT = 0.4;

/** A brow as seen from the front: a line over the eye and how high the hair stands on either side of it. */
export interface BrowCurve {
  readonly left: boolean;
  /** The brow's middle at t, 0 the inner end, 1 the tail; centimetres. */
  readonly at: (t: number) => Vector3;
  readonly halfHeight: (t: number) => number;
}

/** Rounded at the inner end, fullest before the arch, then drawn out to a point. */
const profile = (t: number): number =>
  (0.45 + 0.55 * smoothstep(-0.02, 0.22, t)) * (1 - 0.9 * smoothstep(0.4, 1.04, t) ** 1.2);

export const browCurves = (
  recipe: AvatarRecipe['brows'],
  face: CanonicalFace,
  points: readonly Vector3[],
): readonly [BrowCurve, BrowCurve] => {
  const arched = recipe.arch < 0 ? 0.3 * (1 + recipe.arch) : 0.3 + 0.7 * recipe.arch;
  const thick = recipe.thickness < 0 ? 1 + 0.6 * recipe.thickness : 1 + recipe.thickness;
  const curve = (left: boolean): BrowCurve => {
    const landmark = (i: number): Vector3 => itemAt(points, left ? numberAt(face.mirror, i) : i);
    const controls = BROW.upper.map((upper, k) => {
      const middle = mixVectors(landmark(upper), landmark(itemAt(BROW.lower, k)), 0.45);
      const arch = arched * 0.38 * Math.sin((Math.PI * k) / 4) ** 2;
      const outward = (left ? 1 : -1) * (k === 4 ? -0.15 : 0);
      return add(middle, [outward, arch - (k === 4 ? 0.15 * arched : 0), 0]);
    });
    return {
      left,
      at: (t) => itemAt(smoothPath(controls, [clamp(t)]), 0),
      halfHeight: (t) => HALF_HEIGHT * thick * profile(t),
    };
  };
  return [curve(false), curve(true)];
};
