import { mix, smoothstep } from '../../../core/math/easing.ts';
import { scale } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import type { Level } from '../../../core/recipe/levels.ts';
import { FACE_OVAL } from '../../../core/shapes/landmarks.ts';
import { itemAt } from '../../../core/shapes/points.ts';
import type { Colour } from '../colour.ts';
import { finer } from '../fineness.ts';
import { createHeadVolume, type HeadForm } from '../head-volume.ts';
import type { PartDraft } from '../part.ts';
import type { Skin } from '../skin.ts';
import { bindSkin } from '../skin-part.ts';
import { gridTriangles, turnInsideOut } from '../surface.ts';

/** How far cloth lies off skull and neck, centimetres. */
const LIFT = 1.15;

/** Cloth from the face's oval over head and throat to the shoulders, bound as the skin under it. */
export const makeHijab = (colour: Colour, skin: Skin, form: HeadForm, level: Level): PartDraft => {
  const volume = createHeadVolume({ ...form, neckRadius: form.neckRadius + 0.6 });
  const rows = finer(12, level);
  const points: Vector3[] = [];
  const colours: Colour[] = [];
  for (let row = 0; row <= rows; row++)
    FACE_OVAL.forEach((landmark) => {
      const [x, y, z] = itemAt(skin.points, landmark);
      const angle = Math.atan2(x, y + 0.3);
      const upward = Math.cos(angle);
      const t = Math.max(0, row - 1) / (rows - 1);
      if (row === 0) {
        // Turned in under the edge.
        points.push([x * 0.97, y * 0.99, z - 0.35]);
        colours.push(scale(colour, 0.6));
        return;
      }
      const tilt = mix(upward > 0 ? -0.42 : 0.5, Math.PI / 2, Math.min(1, t * 1.15));
      const centre: Vector3 = [0, mix(-1, -13.5, t * t), mix(-1.2, -4.2, t)];
      const direction: Vector3 = [Math.sin(angle), upward * Math.cos(tilt), -upward * Math.sin(tilt)];
      const [sx, sy, sz] = volume.surfaceAlong(centre, direction);
      const drape = smoothstep(0.7, 1, t);
      const fold = 0.22 * Math.cos(5 * angle + 9 * t) * smoothstep(0.2, 0.6, t);
      const out = LIFT + fold + 4.6 * drape * drape;
      const edge = 1 - smoothstep(0, 0.16, t);
      const wide = Math.hypot(direction[0], direction[1], direction[2]);
      const surface: Vector3 = [
        sx + (direction[0] / wide) * out,
        sy + (direction[1] / wide) * out - 2.6 * drape,
        sz + (direction[2] / wide) * out,
      ];
      const brink: Vector3 = [x * 1.015, y + 0.25 * upward, z + 0.3];
      points.push([
        mix(surface[0], brink[0], edge),
        mix(surface[1], brink[1], edge),
        mix(surface[2], brink[2], edge),
      ]);
      colours.push(scale(colour, mix(1, 0.72, smoothstep(-0.05, -0.2, fold)) * (row === 1 ? 0.85 : 1)));
    });
  const columns = FACE_OVAL.length;
  return {
    name: 'Headwear',
    material: 'Cloth',
    bone: 'Avatar',
    pivot: [0, 0, 0],
    points,
    colours,
    triangles: turnInsideOut(gridTriangles(columns, rows + 1, true)),
    skin: bindSkin(points),
  };
};
