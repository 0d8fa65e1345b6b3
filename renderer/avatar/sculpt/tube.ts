import { addScaled, cross, dot, subtract, unit } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import { itemAt } from '../../core/shapes/points.ts';
import { gridTriangles, type Surface } from './surface.ts';

export interface TubeOptions {
  /** Half the width at a point of the path, centimetres; t is its share of the points, 0..1. */
  readonly radius: (t: number, index: number) => number;
  /** Thickness to width. */
  readonly flatness: number;
  /** Points round the tube. */
  readonly sides: number;
  /** The flat side's direction at each point of the path. */
  readonly facing: (point: Vector3, index: number) => Vector3;
}

/** A flattened tube along a path, `sides` points for each of the path's. */
export const makeTube = (path: readonly Vector3[], options: TubeOptions): Surface => {
  const { radius, flatness, sides, facing } = options;
  const last = path.length - 1;
  const points = path.flatMap((point, i) => {
    const along = unit(subtract(itemAt(path, Math.min(i + 1, last)), itemAt(path, Math.max(i - 1, 0))));
    const raw = facing(point, i);
    const up = unit(addScaled(raw, along, -dot(raw, along)));
    const across = cross(along, up);
    const size = radius(i / last, i);
    return Array.from({ length: sides }, (_, side): Vector3 => {
      const turn = (2 * Math.PI * side) / sides;
      const wide = addScaled(point, across, Math.cos(turn) * size);
      return addScaled(wide, up, Math.sin(turn) * size * flatness);
    });
  });
  return { points, triangles: gridTriangles(sides, path.length, true) };
};

/** A smooth path through control points, taken at `places` (0..1). Catmull and Rom 1974, uniform. */
export const smoothPath = (controls: readonly Vector3[], places: readonly number[]): Vector3[] => {
  const control = (i: number): Vector3 => itemAt(controls, Math.max(0, Math.min(controls.length - 1, i)));
  return places.map((place): Vector3 => {
    const at = place * (controls.length - 1);
    const k = Math.min(controls.length - 2, Math.floor(at));
    const t = at - k;
    const [a, b, c, d] = [control(k - 1), control(k), control(k + 1), control(k + 2)];
    const axis = (q: 0 | 1 | 2): number =>
      0.5 *
      (2 * b[q] +
        (c[q] - a[q]) * t +
        (2 * a[q] - 5 * b[q] + 4 * c[q] - d[q]) * t * t +
        (3 * b[q] - a[q] - 3 * c[q] + d[q]) * t ** 3);
    return [axis(0), axis(1), axis(2)];
  });
};
