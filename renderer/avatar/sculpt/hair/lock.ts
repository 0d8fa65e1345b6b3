import { clamp } from '../../../core/math/easing.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
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
}

/** A leaf of hair along a path given for t from root (0) to tip (1). */
export const makeLock = (path: (t: number) => Vector3, options: LockOptions): HairPiece => {
  const { width, points: count, sides, flatness, shade, taper } = options;
  const steps = Array.from({ length: count }, (_, i) => i / (count - 1));
  const fullness = (t: number): number =>
    width * Math.sin(Math.PI * clamp(0.5 - taper + (0.5 + taper) * t)) ** 0.75 + 0.02;
  const surface = makeTube(steps.map(path), { radius: fullness, flatness, sides, facing: outOfSkull });
  return {
    ...surface,
    tipShares: steps.flatMap((t) => Array.from({ length: sides }, () => t)),
    shade,
  };
};
