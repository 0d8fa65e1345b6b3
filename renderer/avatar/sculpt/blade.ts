import { addScaled, cross, subtract, unit } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import { itemAt } from '../../core/shapes/points.ts';
import type { Surface, Triangle } from './surface.ts';

/**
 * A single hair or tuft as a flat ribbon that tapers to a point: two points for each of the path's but the last, which
 * is the tip. `facing` is where its flat side looks; `halfWidth` by the share of the path, 0..1.
 */
export const makeBlade = (
  path: readonly Vector3[],
  facing: Vector3,
  halfWidth: (t: number) => number,
): Surface => {
  const last = path.length - 1;
  const points: Vector3[] = [];
  const triangles: Triangle[] = [];
  for (let i = 0; i < last; i++) {
    const along = unit(subtract(itemAt(path, i + 1), itemAt(path, Math.max(0, i - 1))));
    const across = unit(cross(along, facing));
    const size = halfWidth(i / last);
    points.push(addScaled(itemAt(path, i), across, -size), addScaled(itemAt(path, i), across, size));
    const [a, b] = [2 * i, 2 * i + 1];
    if (i + 1 < last) triangles.push([a, b, a + 2], [b, b + 2, a + 2]);
    else triangles.push([a, b, a + 2]);
  }
  points.push(itemAt(path, last));
  return { points, triangles };
};
