import { mix, smoothstep } from '../../../core/math/easing.ts';
import { addScaled, cross, dot, subtract, unit } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import { itemAt } from '../../../core/shapes/points.ts';
import { gridTriangles, type Surface } from '../surface.ts';

/** A piece of hair and, per point, what it is coloured by. */
export interface HairPiece extends Surface {
  /** How far from root (0) to tip (1). */
  readonly tips: readonly number[];
  /** How light, about 1. */
  readonly shades: readonly number[];
  /** How much of the skin shows through at a hairline, 0..1. */
  readonly bare?: readonly number[];
  /** Hangs on the strands' bones; the rest moves with the head. */
  readonly swings?: boolean;
}

export interface LockOptions {
  /** Half the width at its fullest, centimetres. */
  readonly width: number;
  /** Thickness to half the width. */
  readonly thickness?: number;
  /** Points along and faces across. */
  readonly rows: number;
  readonly columns: number;
  readonly shade: number;
  /** Share of the width at the root. */
  readonly root?: number;
  /** From where on it narrows to its tip, 0..1. */
  readonly narrows?: number;
  /** How far one edge stands up, radians: locks then lie like shingles and meet in clean lines. */
  readonly tilt?: number;
  /** Streaks along the lock; a number of its own for each. */
  readonly grain: number;
  /** How light its edges are beside its middle: darker sets locks apart, lighter lets them run into each other. */
  readonly edgeShade?: number;
  /** Outwards at a point. */
  readonly facing: (point: Vector3) => Vector3;
}

/** Half a tube's arc, a little more so that its edges tuck in under the neighbours. */
const ARC = 1.85;

const widthAt = (t: number, root: number, narrows: number): number => {
  const tip = Math.max(0, (t - narrows) / (1 - narrows));
  return mix(root, 1, smoothstep(0, 0.3, t)) * (1 - tip ** 1.8) + 0.012;
};

/** A tapered lock along a path, open underneath, where the hair beneath closes it. */
export const makeLock = (path: readonly Vector3[], options: LockOptions): HairPiece => {
  const {
    width,
    thickness = 0.42,
    columns,
    shade,
    root = 0.55,
    narrows = 0.35,
    tilt = 0,
    edgeShade = 0.66,
    grain,
  } = options;
  const last = path.length - 1;
  const points: Vector3[] = [];
  const tips: number[] = [];
  const shades: number[] = [];
  path.forEach((point, i) => {
    const t = i / last;
    const along = unit(subtract(itemAt(path, Math.min(i + 1, last)), itemAt(path, Math.max(i - 1, 0))));
    const raw = options.facing(point);
    const flat = unit(addScaled(raw, along, -dot(raw, along)));
    const side = unit(cross(along, flat));
    const up = addScaled(addScaled([0, 0, 0], flat, Math.cos(tilt)), side, Math.sin(tilt));
    const across = unit(cross(along, up));
    const size = width * widthAt(t, root, narrows);
    for (let column = 0; column <= columns; column++) {
      const place = (2 * column) / columns - 1;
      const turn = place * ARC;
      const wide = addScaled(point, across, -size * Math.sin(turn * 0.85));
      points.push(addScaled(wide, up, size * thickness * Math.cos(turn)));
      tips.push(t);
      const streak = 0.1 * Math.sin(grain * 7.3 + column * 2.4) * smoothstep(0, 0.2, t);
      shades.push(shade * (mix(1.07, edgeShade, place * place) + streak));
    }
  });
  return { points, tips, shades, triangles: gridTriangles(columns + 1, path.length, false) };
};

export interface CordOptions {
  readonly radius: (t: number) => number;
  readonly sides: number;
  readonly shade: number;
  readonly swings?: boolean;
}

/** A round cord along a path: a loc, a curl, a plait's strand. */
export const makeCord = (
  path: readonly Vector3[],
  { radius, sides, shade, swings }: CordOptions,
): HairPiece => {
  const last = path.length - 1;
  const points: Vector3[] = [];
  const tips: number[] = [];
  const shades: number[] = [];
  // Carried along, never given: a frame that no bend of the path can turn over.
  let up: Vector3 = [0.31, 0.2, 0.93];
  path.forEach((point, i) => {
    const along = unit(subtract(itemAt(path, Math.min(i + 1, last)), itemAt(path, Math.max(i - 1, 0))));
    up = unit(addScaled(up, along, -dot(up, along)));
    const across = cross(along, up);
    const size = radius(i / last);
    for (let side = 0; side < sides; side++) {
      const turn = (2 * Math.PI * side) / sides;
      points.push(addScaled(addScaled(point, across, Math.cos(turn) * size), up, Math.sin(turn) * size));
      tips.push(i / last);
      shades.push(shade * (1 + 0.12 * Math.sin(turn * 2 + i)));
    }
  });
  const triangles = gridTriangles(sides, path.length, true);
  return { points, tips, shades, triangles, ...(swings ? { swings } : {}) };
};
