import { mix, smoothstep } from '../../../core/math/easing.ts';
import { add } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import type { AvatarRecipe } from '../../../core/recipe/avatar-recipe.ts';
import { EYE_RING, UPPER_LID } from '../../../core/shapes/landmarks.ts';
import { itemAt } from '../../../core/shapes/points.ts';
import { type Colour, fromHex } from '../colour.ts';
import { clearanceOf } from '../eyeball.ts';
import type { Identity } from '../proportions/identity.ts';
import type { Skin } from '../skin.ts';
import { byFairness, fairness } from './complexion.ts';
import { blend, glaze, type PaintLayer } from './paint-layer.ts';
import { nearestOnPath, strokeLayer } from './stroke.ts';

const LASH_COLOUR: Colour = [0.012, 0.007, 0.006];

/** Lids, lash line and make-up around both eyes. */
export const lidLayers = (recipe: AvatarRecipe, skin: Skin, { right }: Identity): PaintLayer[] => {
  const base = fromHex(recipe.skin.colour);
  const fair = fairness(base);
  const lidded = byFairness([0.66, 0.54, 0.54], [0.8, 0.58, 0.55], fair);
  const waterline = byFairness([1.15, 0.8, 0.78], [0.98, 0.74, 0.72], fair);
  const shadow = recipe.skin.eyeshadowColour ? fromHex(recipe.skin.eyeshadowColour) : null;
  const { lashes, eyeliner } = recipe.eyes;
  const [cx, cy, cz] = right.centre;
  const [size, line] = [right.radius + 1.2, 0.1 + 0.05 * lashes + 0.13 * eyeliner];
  const dark = Math.min(1, 0.35 + 0.5 * lashes + 0.4 * eyeliner);
  const corner = itemAt(skin.points, EYE_RING.right[0]);
  const wing: readonly Vector3[] = [
    add(corner, [0.15, 0.06, 0]),
    add(corner, [-0.2, 0.1, 0]),
    add(corner, [-0.62, 0.36, 0]),
  ];
  const outline = [...EYE_RING.right, EYE_RING.right[0]].map((landmark) => itemAt(skin.points, landmark));
  const around: PaintLayer = {
    reach: { left: cx - size, right: -cx + size, bottom: cy - size, top: cy + size },
    paint: (colour, x, y, z) => {
      const across = -Math.abs(x);
      // Beyond the outer corner the temple lies as close to the eyeball as a lid does.
      const front = smoothstep(cz, cz + 0.7, z) * smoothstep(corner[0] - 0.55, corner[0] - 0.1, across);
      if (front === 0 || Math.hypot(across - cx, y - cy) > size) return;
      const out = clearanceOf(right, [across, y, z]);
      const above = smoothstep(cy - 0.3, cy + 0.35, y);
      const outer = smoothstep(cx + 0.9, cx - 1.2, across);
      // A small or deep eye's temple does so too: what belongs to the lids' edges stays beside them.
      const beside = out < 0.8 ? front * smoothstep(0.75, 0.4, nearestOnPath(outline, across, y).gap) : 0;
      glaze(colour, lidded, beside * (0.2 + 0.3 * above) * smoothstep(0.7, 0.1, out));
      glaze(colour, waterline, beside * (1 - above) * 0.7 * smoothstep(0.19, 0.1, out));
      if (shadow) {
        const { gap } = nearestOnPath(outline, across, y);
        const lid = smoothstep(1.05 + 0.5 * outer, 0.25, out) * above * smoothstep(1.3, 0.55, gap);
        blend(colour, shadow, front * 0.62 * lid);
      }
      const liner = smoothstep(line + 0.05, line - 0.02, out);
      blend(colour, LASH_COLOUR, beside * dark * above * liner * (0.55 + 0.45 * outer));
      // The lower lashes' roots: without them a lid that rises over the iris looks cut with scissors.
      const rooted = (0.14 + 0.16 * lashes + 0.4 * eyeliner) * mix(0.35, 1, outer);
      blend(colour, LASH_COLOUR, beside * rooted * (1 - above) * smoothstep(0.22, 0.12, out));
      if (eyeliner > 0.3 && across < corner[0] + 0.3) {
        const { gap, along } = nearestOnPath(wing, across, y);
        blend(colour, LASH_COLOUR, eyeliner * smoothstep(0.09, 0.03, gap + 0.06 * along));
      }
    },
  };
  const fold = UPPER_LID.fold.map((landmark): Vector3 => add(itemAt(skin.points, landmark), [0, 0.06, 0]));
  const crease = strokeLayer(
    { path: fold, width: 0.09, strength: 0.36 * (1 + recipe.face.lidFold) },
    byFairness([0.5, 0.42, 0.44], [0.66, 0.46, 0.42], fair),
    [1.08, 1.04, 1.02],
  );
  return [crease, around];
};
