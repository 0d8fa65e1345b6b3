import type { Vector3 } from '../../core/math/vector3.ts';
import { gridTriangles, type Surface, turnInsideOut } from './surface.ts';

/** One ring of a turned body: its half widths along x and z, and its height. */
export interface TurnedRing {
  readonly x: number;
  readonly z: number;
  readonly y: number;
}

/** Rings about an upright axis at `centre`, listed from the top down; `turn` is 0 at the back. Seen from outside. */
export const revolve = (rings: readonly TurnedRing[], segments: number, [cx, cy, cz]: Vector3): Surface => ({
  points: rings.flatMap((ring) =>
    Array.from({ length: segments }, (_, k): Vector3 => {
      const turn = (2 * Math.PI * k) / segments;
      return [cx + ring.x * Math.sin(turn), cy + ring.y, cz - ring.z * Math.cos(turn)];
    }),
  ),
  triangles: turnInsideOut(gridTriangles(segments, rings.length, true)),
});
