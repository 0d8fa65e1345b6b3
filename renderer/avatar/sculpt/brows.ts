import { smoothstep } from '../../core/math/easing.ts';
import { add, addScaled, mixVectors, unit } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import type { AvatarRecipe } from '../../core/recipe/avatar-recipe.ts';
import type { CanonicalFace } from '../../core/shapes/canonical-face.ts';
import { BROW } from '../../core/shapes/landmarks.ts';
import { itemAt, numberAt } from '../../core/shapes/points.ts';
import type { PartDraft } from './part.ts';
import { type Anchor, anchorAt, blendAt, rideShifts } from './ride.ts';
import type { Skin } from './skin.ts';
import { joinSurfaces, vertexNormals } from './surface.ts';
import { makeTube, smoothPath } from './tube.ts';

const POINTS_ALONG = 15;
const SIDES = 8;
/** Half the brow's height at its fullest, times the recipe's thickness. Centimetres. */
const HALF_HEIGHT = 0.34;

/** Full near the inner end, which is rounded, then drawn out to a point. */
const profile = (t: number): number =>
  (0.35 + 0.65 * smoothstep(0, 0.16, t)) * (1 - 0.9 * smoothstep(0.4, 1, t)) + 0.02;

/** Both brows: tapered ribbons that lie on the skin and follow every shape. */
export const makeBrows = (recipe: AvatarRecipe['brows'], face: CanonicalFace, skin: Skin): PartDraft => {
  const normals = vertexNormals(skin.points, skin.triangles);
  const anchors: Anchor[] = [];
  const ribbons = [false, true].map((left) => {
    const landmark = (i: number): Vector3 => itemAt(skin.points, left ? numberAt(face.mirror, i) : i);
    const controls = BROW.upper.map((upper, k) => {
      const middle = mixVectors(landmark(upper), landmark(itemAt(BROW.lower, k)), 0.45);
      const arch = recipe.arch * 0.5 * Math.sin((Math.PI * k) / 4) ** 2;
      const outward = (left ? 1 : -1) * (k === 4 ? 0.55 : 0);
      return add(middle, [outward, arch - (k === 4 ? 0.35 * recipe.arch : 0), 0]);
    });
    const facings: Vector3[] = [];
    const path = smoothPath(controls, POINTS_ALONG).map((point) => {
      const anchor = anchorAt(skin, point);
      const onSkin = blendAt(anchor, skin.points);
      const facing = unit(blendAt(anchor, normals));
      facings.push(facing);
      for (let side = 0; side < SIDES; side++) anchors.push(anchor);
      return addScaled([point[0], point[1], onSkin[2]], facing, 0.05);
    });
    return makeTube(path, {
      radius: (t) => HALF_HEIGHT * recipe.thickness * profile(t),
      flatness: 0.45,
      sides: SIDES,
      facing: (_, i) => itemAt(facings, i),
    });
  });
  const { points, triangles } = joinSurfaces(ribbons);
  return {
    name: 'Brows',
    material: 'Brow',
    bone: 'Head',
    pivot: [0, 0, 0],
    points,
    triangles,
    shifts: rideShifts(skin, anchors),
  };
};
