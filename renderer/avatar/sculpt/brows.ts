import { clamp, smoothstep } from '../../core/math/easing.ts';
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

const POINTS_ALONG = 18;
const SIDES = 8;
/** Half the brow's height at its fullest, times the recipe's thickness. Centimetres. */
const HALF_HEIGHT = 0.34;

/** Rounded at the inner end, full soon after, then drawn out to a point. */
const profile = (t: number): number =>
  Math.sqrt(clamp(t / 0.14)) * (0.72 + 0.28 * smoothstep(0, 0.3, t)) * (1 - 0.88 * smoothstep(0.35, 1, t)) +
  0.004;

/** Closer together at the inner end, whose rounding is seen. */
const alongBrow = (i: number): number => (i / (POINTS_ALONG - 1)) ** 1.6;

/** Both brows: tapered ribbons that lie on the skin and follow every shape. */
export const makeBrows = (recipe: AvatarRecipe['brows'], face: CanonicalFace, skin: Skin): PartDraft => {
  const normals = vertexNormals(skin.points, skin.triangles);
  const anchors: Anchor[] = [];
  const ribbons = [false, true].map((left) => {
    const landmark = (i: number): Vector3 => itemAt(skin.points, left ? numberAt(face.mirror, i) : i);
    const controls = BROW.upper.map((upper, k) => {
      const middle = mixVectors(landmark(upper), landmark(itemAt(BROW.lower, k)), 0.45);
      const arch = recipe.arch * 0.5 * Math.sin((Math.PI * k) / 4) ** 2;
      const outward = (left ? 1 : -1) * (k === 4 ? -0.15 : 0);
      return add(middle, [outward, arch - (k === 4 ? 0.15 * recipe.arch : 0), 0]);
    });
    const facings: Vector3[] = [];
    const places = Array.from({ length: POINTS_ALONG }, (_, i) => alongBrow(i));
    const path = smoothPath(controls, places).map((point) => {
      const anchor = anchorAt(skin, point);
      const onSkin = blendAt(anchor, skin.points);
      const facing = unit(blendAt(anchor, normals));
      facings.push(facing);
      for (let side = 0; side < SIDES; side++) anchors.push(anchor);
      // On the plane through the anchor: at the temple the skin falls away steeply.
      const [dx, dy] = [point[0] - onSkin[0], point[1] - onSkin[1]];
      const depth = onSkin[2] - (facing[0] * dx + facing[1] * dy) / Math.max(0.4, facing[2]);
      return addScaled([point[0], point[1], depth], facing, 0.05);
    });
    return makeTube(path, {
      radius: (_, i) => HALF_HEIGHT * recipe.thickness * profile(itemAt(places, i)),
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
