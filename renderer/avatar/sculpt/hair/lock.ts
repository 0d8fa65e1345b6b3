import { clamp } from '../../../core/math/easing.ts';
import { addScaled, unit } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import { itemAt } from '../../../core/shapes/points.ts';
import type { Surface } from '../surface.ts';
import { makeTube } from '../tube.ts';
import { outOfSkull } from './scalp.ts';

/** A piece of hair and, per point, how far from root (0) to tip (1) it is and how light (about 1). */
export interface HairPiece extends Surface {
  readonly tipShares: readonly number[];
  readonly shade: number;
}

export interface LockOptions {
  /** Half the width at its fullest, centimetres. */
  readonly width: number;
  readonly points: number;
  readonly sides: number;
  /** Thickness to width. */
  readonly flatness: number;
  readonly shade: number;
  /** 0: as full at the root as in the middle; towards 0.5: a leaf, pointed at both ends. */
  readonly taper: number;
  /**
   * How far the edge nearer the face stands up, as a slope: locks then lie like shingles and meet in clean lines.
   * Positive on the person's right, negative on the left.
   */
  readonly tilt?: number;
}

/** Out of the skull, leant back from the face by `tilt`. */
const leaning = (point: Vector3, tilt: number): Vector3 => {
  const out = unit(outOfSkull(point));
  const faceward: Vector3 = [Math.sign(tilt) * out[2], 0, -Math.sign(tilt) * out[0] + Math.abs(out[1])];
  return addScaled(out, faceward, -Math.abs(tilt));
};

/** A leaf of hair along a path given for t from root (0) to tip (1). */
export const makeLock = (path: (t: number) => Vector3, options: LockOptions): HairPiece => {
  const { width, points: count, sides, flatness, shade, taper, tilt = 0 } = options;
  // Closer together at both ends, where the lock narrows.
  const steps = Array.from({ length: count }, (_, i) => 0.5 - 0.5 * Math.cos((Math.PI * i) / (count - 1)));
  const evener = (t: number, i: number): number => 0.5 * t + (0.5 * i) / (count - 1);
  const places = steps.map(evener);
  const fullness = (t: number): number =>
    width * Math.sin(Math.PI * clamp(0.5 - taper + (0.5 + taper) * t)) ** 0.6 + 0.015;
  const surface = makeTube(places.map(path), {
    radius: (_, i) => fullness(itemAt(places, i)),
    flatness,
    sides,
    facing: (point) => leaning(point, tilt),
  });
  return {
    ...surface,
    tipShares: places.flatMap((t) => Array.from({ length: sides }, () => t)),
    shade,
  };
};
