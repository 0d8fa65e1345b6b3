import { clamp, mix, smoothstep } from '../../../core/math/easing.ts';
import { addScaled, cross, mixVectors, subtract, unit } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import { FACE_OVAL } from '../../../core/shapes/landmarks.ts';
import { itemAt } from '../../../core/shapes/points.ts';
import type { Body } from '../clothes/body-profile.ts';
import { edgeShare } from '../control-mesh.ts';
import { createHeadVolume, type HeadForm } from '../head-volume.ts';
import type { Anchor } from '../ride.ts';
import type { Skin } from '../skin.ts';
import { smoothPath } from '../tube.ts';

/**
 * Cloth about a face as it would lie without a fold: `angle` about the face, 0 above and ±π under the chin, the person's
 * left positive; `t` from the face's edge (0) over head and throat to the hem on the shoulders (1).
 */
export interface Veil {
  readonly at: (angle: number, t: number) => Vector3;
  /** Off the cloth, outwards. */
  readonly out: (angle: number, t: number) => Vector3;
  /** The skin at the face's edge, there where `angle` is. */
  readonly anchor: (angle: number) => Anchor;
}

/** Where on the way over the head, and then on the shoulders, the cloth is measured. */
const OVER_HEAD = [0.1, 0.25, 0.42, 0.6, 0.8];
const ON_BODY = [0, 0.33, 0.66, 1];
/** Where it reaches the body, as `Body` counts. */
const LANDS = 0.26;
/** Measured at so many angles and so often on the way, and between them taken evenly. */
const COLUMNS = 96;
const ROWS = 40;

interface Edge {
  readonly point: Vector3;
  readonly anchor: Anchor;
}

/** The face's own edge by angle. */
const createEdge = (skin: Skin): ((angle: number) => Edge) => {
  const oval = FACE_OVAL.map((landmark) => {
    const point = itemAt(skin.points, landmark);
    return { landmark, point, angle: Math.atan2(point[0], point[1] + 0.3) };
  }).sort((a, b) => a.angle - b.angle);
  const at = (k: number) => itemAt(oval, (k + oval.length) % oval.length);
  return (angle) => {
    const next = oval.findIndex((place) => place.angle > angle);
    const k = next < 0 ? oval.length : next;
    const [a, b] = [at(k - 1), at(k)];
    const span = b.angle - a.angle + (b.angle < a.angle ? 2 * Math.PI : 0);
    const way = angle - a.angle + (angle < a.angle ? 2 * Math.PI : 0);
    const share = clamp(way / span);
    const controls = [at(k - 2), a, b, at(k + 1)].map(({ point }) => point);
    return {
      point: itemAt(smoothPath(controls, [(1 + share) / 3]), 0),
      anchor: [
        [a.landmark, 1 - share],
        [b.landmark, share],
      ],
    };
  };
};

/** How far the cloth lies off skull, cheek and throat, centimetres. */
const liftAt = (angle: number, h: number): number => {
  const a = Math.abs(angle);
  const top = smoothstep(1.4, 0.7, a);
  // Hair is gathered at the back of the head; from there, and from the jaw, the cloth hangs.
  const knot = 1.1 * top * smoothstep(0.2, 0.45, h);
  const falls =
    smoothstep(0.35, 0.8, h) * mix(mix(1.5, 2.3, smoothstep(0.4, 1.2, a)), 0.5, smoothstep(2, 2.8, a));
  return mix(0.55, 1.05, smoothstep(0.08, 0.4, h)) + knot + falls;
};

/** How far down the body it ends, as `Body` counts: a corner on the breast and on the back, short over the shoulders. */
const endAt = (angle: number): number => mix(0.58, 0.84, Math.cos(angle) ** 2);

export const createVeil = (skin: Skin, form: HeadForm, body: Body): Veil => {
  const volume = createHeadVolume({ ...form, neckRadius: form.neckRadius + 1.6 });
  const edgeAt = createEdge(skin);
  const controlsAt = (angle: number): Vector3[] => {
    const { point } = edgeAt(angle);
    const upward = Math.cos(angle);
    const away = (tilt: number): Vector3 => [
      Math.sin(angle),
      upward * Math.cos(tilt),
      -upward * Math.sin(tilt),
    ];
    const underFace = volume.surfaceAlong([0, -1, -1.2], away(upward > 0 ? -0.52 : 0.62));
    // Above the brow it leaves room for the band under it.
    const brow = smoothstep(1.35, 0.6, Math.abs(angle));
    const brim: Vector3 = [point[0], point[1] + 0.7 * brow, point[2] + mix(0.3, 0, brow)];
    const onBody = ON_BODY.map((share): Vector3 => {
      const [x, y, z] = body(mix(LANDS, endAt(angle), share), angle, mix(2.4, 1.1, share));
      return [x, y + 0.4 - form.neckLength, z];
    });
    // From the chin and the jaw it hangs; it lies on the head.
    const hangs = smoothstep(1.5, 2.2, Math.abs(angle));
    return [
      brim,
      ...OVER_HEAD.map((h): Vector3 => {
        const tilt = mix(upward > 0 ? -0.42 : 0.5, Math.PI / 2, Math.min(1, h * 1.15));
        const direction = away(tilt);
        const surface = volume.surfaceAlong([0, mix(-1, -13.5, h * h), mix(-1.2, -4.2, h)], direction);
        const kept = addScaled(surface, subtract(point, underFace), edgeShare(h));
        const lying = addScaled(kept, unit(direction), liftAt(angle, h));
        if (hangs === 0) return lying;
        const fallen = mixVectors(brim, itemAt(onBody, 0), h);
        const full = 1.1 * Math.sin(Math.PI * Math.min(1, 1.15 * h));
        return mixVectors(lying, addScaled(fallen, [Math.sin(angle), -0.35, -upward], full), hangs);
      }),
      ...onBody,
    ];
  };
  const rows = Array.from({ length: ROWS + 1 }, (_, i) => i / ROWS);
  const turnOf = (column: number): number => (2 * Math.PI * column) / COLUMNS - Math.PI;
  const columns = Array.from({ length: COLUMNS }, (_, column) =>
    smoothPath(controlsAt(turnOf(column)), rows),
  );
  const at = (angle: number, t: number): Vector3 => {
    const place = (angle / (2 * Math.PI) + 1.5) * COLUMNS;
    const way = clamp(t) * ROWS;
    const [column, row] = [Math.floor(place), Math.min(ROWS - 1, Math.floor(way))];
    const cell = (k: number, j: number): Vector3 => itemAt(itemAt(columns, k % COLUMNS), j);
    const along = (k: number): Vector3 => mixVectors(cell(k, row), cell(k, row + 1), way - row);
    return mixVectors(along(column), along(column + 1), place - column);
  };
  return {
    at,
    out: (angle, t) => {
      // Broadly: at the face's edge the cloth bends sharply, and what lies on it would fray.
      const along = subtract(at(angle, t + 0.08), at(angle, t - 0.08));
      const around = subtract(at(angle + 0.2, t), at(angle - 0.2, t));
      return unit(cross(around, along));
    },
    anchor: (angle) => edgeAt(Math.atan2(Math.sin(angle), Math.cos(angle))).anchor,
  };
};
