import { mix, smoothstep } from '../../../core/math/easing.ts';
import { addScaled, subtract, unit } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import { SKULL } from '../head-volume.ts';

/** A hair's breadth over the skull, so that the cap never cuts into the scalp. */
const LIFT = 1.012;

/**
 * A place over the scalp. `down`: angle from the crown's axis (+y), radians; `around`: angle from the face (+z)
 * towards the person's left; `height`: centimetres over the skull.
 */
export const overScalp = (down: number, around: number, height: number): Vector3 => {
  const direction: Vector3 = [
    Math.sin(down) * Math.sin(around),
    Math.cos(down),
    Math.sin(down) * Math.cos(around),
  ];
  const [rx, ry, rz] = SKULL.radii;
  const reach = LIFT / Math.hypot(direction[0] / rx, direction[1] / ry, direction[2] / rz);
  return addScaled(SKULL.centre, direction, reach + height);
};

/** Where the skull is widest and hair starts to hang. */
const HANGS_FROM = 1.5;

/**
 * As `overScalp`, but hair that reaches past the skull's widest line hangs straight down from it, bells out and
 * turns in again at the ends.
 */
export const hanging = (down: number, around: number, height: number): Vector3 => {
  if (down <= HANGS_FROM) return overScalp(down, around, height);
  const [x, y, z] = overScalp(HANGS_FROM, around, height);
  const drop = (down - HANGS_FROM) * 10;
  const bell = 1 + 0.05 * Math.sin(Math.min(1, drop / 8) * Math.PI) - 0.2 * smoothstep(5, 13, drop);
  const axis = SKULL.centre;
  return [axis[0] + (x - axis[0]) * bell, y - drop, axis[2] + (z - axis[2]) * bell];
};

/** How far down the hair begins, by `around`: high over the forehead, round the ears, low at the nape. */
export const hairline = (around: number): number => {
  const a = Math.abs(around);
  if (a < 0.95) return mix(0.96, 1.12, smoothstep(0.25, 1, a));
  if (a < 1.6) return mix(1.1, 1.62, smoothstep(0.98, 1.38, a));
  return mix(1.62, 2.1, smoothstep(1.5, 2.2, a));
};

/** How far the hair's edge dips towards the skin, which at the temples lies well inside the skull. Centimetres. */
export const edgeDip = (around: number): number => {
  const a = Math.abs(around);
  return 0.45 + 1.35 * smoothstep(0.5, 1, a) * smoothstep(1.9, 1.55, a);
};

/** The same for a point of the skin: below 1 it lies under the hair. */
export const hairlineShare = (point: Vector3): number => {
  const [x, y, z] = unit(subtract(point, SKULL.centre));
  return Math.acos(Math.max(-1, Math.min(1, y))) / hairline(Math.atan2(x, z));
};

export const outOfSkull = (point: Vector3): Vector3 => subtract(point, SKULL.centre);
