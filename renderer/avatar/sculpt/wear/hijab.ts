import { mix, smoothstep } from '../../../core/math/easing.ts';
import { addScaled, scale, subtract } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import type { Level } from '../../../core/recipe/levels.ts';
import { FACE_OVAL } from '../../../core/shapes/landmarks.ts';
import { itemAt } from '../../../core/shapes/points.ts';
import type { Colour } from '../colour.ts';
import { edgeShare } from '../control-mesh.ts';
import { finer } from '../fineness.ts';
import { createHeadVolume, type HeadForm } from '../head-volume.ts';
import type { PartDraft } from '../part.ts';
import type { Skin } from '../skin.ts';
import { bindSkin } from '../skin-part.ts';
import { gridTriangles, turnInsideOut } from '../surface.ts';
import { smoothPath } from '../tube.ts';

/** How far cloth lies off skull and neck, centimetres. */
const LIFT = 1.35;

interface Fold {
  /** Off the smooth cloth, centimetres. */
  readonly height: number;
  /** How deep in the shade, 0..1. */
  readonly dark: number;
}

/** Between two folds there is a crease, and the fold itself is round. */
const ripple = (phase: number): number => Math.abs(Math.cos(phase)) ** 0.6;

/** `angle` about the face, 0 above and ±π under the chin; `t` from the face's edge to the shoulders. */
const foldAt = (angle: number, t: number): Fold => {
  const a = Math.abs(angle);
  const side = smoothstep(0.8, 1.7, a);
  const under = smoothstep(1.9, 2.6, a);
  // Soft over the head, close together at the cheeks and slanting back, no two as wide.
  const bent = angle + 0.22 * Math.sin(3 * angle + 1) + 0.1 * Math.sin(7 * angle);
  const hanging = ripple(6.5 * bent + 6 * t * Math.sign(angle) * (1 - under));
  const over = ripple(4.5 * bent + 1.3 + 5 * t);
  // Under the chin cloth hangs in bows from cheek to cheek, wider the lower, one end higher than the other.
  const bows = ripple(14 * t + 0.7 * Math.sin(angle + 0.6) + 0.3 * Math.sin(2 * angle));
  const share = smoothstep(0.06, 0.3, t);
  const bowed = under * smoothstep(0.04, 0.14, t) * smoothstep(0.66, 0.5, t);
  // The end is thrown from one cheek round the throat to the other shoulder.
  const past = t - 0.56 - 0.2 * Math.sin(angle + 0.7);
  const wrapped = smoothstep(-0.015, 0.03, past);
  const crease = Math.exp(-(((past + 0.025) / 0.035) ** 2)) * share;
  const cloth = mix(0.45 * over, 0.95 * hanging, side);
  const height = share * (mix(cloth, 1.05 * bows, bowed) - 0.4) + 0.8 * wrapped - 0.35 * crease;
  const dark = share * mix(mix(0.45 * (1 - over), 0.85 * (1 - hanging), side), 0.95 * (1 - bows), bowed);
  return { height, dark: Math.min(1, dark + 0.7 * crease) };
};

/** Cloth from the face's oval over head and throat to the shoulders, bound as the skin under it. */
export const makeHijab = (colour: Colour, skin: Skin, form: HeadForm, level: Level): PartDraft => {
  const volume = createHeadVolume({ ...form, neckRadius: form.neckRadius + 2.2 });
  const rows = finer(26, level);
  const points: Vector3[] = [];
  const colours: Colour[] = [];
  const oval = FACE_OVAL.map((landmark) => itemAt(skin.points, landmark));
  // More columns than the oval has landmarks: folds are narrow.
  const brim = smoothPath(
    [...oval, itemAt(oval, 0)],
    Array.from({ length: 2.5 * oval.length }, (_, i) => i / (2.5 * oval.length)),
  );
  for (let row = 0; row <= rows; row++)
    for (const [x, y, z] of brim) {
      const angle = Math.atan2(x, y + 0.3);
      const upward = Math.cos(angle);
      const t = Math.max(0, row - 1) / (rows - 1);
      if (row === 0) {
        // Turned in under the edge.
        points.push([x * 0.97, y * 0.99, z - 0.35]);
        colours.push(scale(colour, 0.6));
        continue;
      }
      const tilt = mix(upward > 0 ? -0.42 : 0.5, Math.PI / 2, Math.min(1, t * 1.15));
      const centre: Vector3 = [0, mix(-1, -13.5, t * t), mix(-1.2, -4.2, t)];
      const away = (turn: number): Vector3 => [
        Math.sin(angle),
        upward * Math.cos(turn),
        -upward * Math.sin(turn),
      ];
      const direction = away(tilt);
      const underFace = volume.surfaceAlong([0, -1, -1.2], away(upward > 0 ? -0.52 : 0.62));
      const [sx, sy, sz] = addScaled(
        volume.surfaceAlong(centre, direction),
        subtract([x, y, z], underFace),
        edgeShare(t),
      );
      const drape = smoothstep(0.7, 1, t);
      const { height, dark } = foldAt(angle, t);
      // A full throat comes further forward than the neck it hangs on.
      const throat = smoothstep(1.9, 2.9, Math.abs(angle)) * smoothstep(0.9, 0.4, t);
      // It stands off at the cheeks and hangs from there, where close cloth would be a hood.
      const full = smoothstep(0.7, 1.7, Math.abs(angle)) * smoothstep(0.04, 0.3, t) * smoothstep(1, 0.5, t);
      const crown =
        smoothstep(1.2, 0.4, Math.abs(angle)) * smoothstep(0.05, 0.3, t) * smoothstep(0.75, 0.35, t);
      const out = LIFT + height + 1.15 * full + 0.7 * crown + 0.35 * throat + 4 * drape * drape;
      const edge = 1 - smoothstep(0, 0.16, t);
      const wide = Math.hypot(direction[0], direction[1], direction[2]);
      const surface: Vector3 = [
        sx + (direction[0] / wide) * out,
        sy + (direction[1] / wide) * out - 3 * drape,
        sz + (direction[2] / wide) * out,
      ];
      const brink: Vector3 = [x * 1.015, y + 0.25 * upward, z + 0.3];
      points.push([
        mix(surface[0], brink[0], edge),
        mix(surface[1], brink[1], edge),
        mix(surface[2], brink[2], edge),
      ]);
      colours.push(scale(colour, mix(1, 0.5, dark) * (row === 1 ? 0.85 : 1)));
    }
  const columns = brim.length;
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
