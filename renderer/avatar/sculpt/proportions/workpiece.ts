import { smoothstep } from '../../../core/math/easing.ts';
import { add } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import type { CanonicalFace } from '../../../core/shapes/canonical-face.ts';
import { createFieldSolver } from '../../../core/shapes/field-solver.ts';
import { openFaceTriangles } from '../../../core/shapes/open-face.ts';
import { itemAt, numberAt, pointAt } from '../../../core/shapes/points.ts';

export const METRES_PER_CENTIMETRE = 0.01;

/** A bell over the distances from a middle, each measured in reaches: 1 there, 0.37 one reach away. */
export const bell = (...distances: readonly number[]): number =>
  Math.exp(-distances.reduce((sum, distance) => sum + distance * distance, 0));

/** Nothing moves sideways out of the mid-plane, nor tears from what does not. Centimetres. */
const MIDDLE_HALF_WIDTH = 1;

/** Landmarks that are moved in steps, both halves alike; every step keeps mid-plane vertices on the mid-plane. */
export const createWorkpiece = (face: CanonicalFace) => {
  const triangles = openFaceTriangles(face);
  let points = Array.from({ length: face.mirror.length }, (_, i): Vector3 => {
    const [x, y, z] = pointAt(face.positions, i);
    return [x / METRES_PER_CENTIMETRE, y / METRES_PER_CENTIMETRE, z / METRES_PER_CENTIMETRE];
  });
  const other = (landmark: number): number => numberAt(face.mirror, landmark);
  const warp = (move: (point: Vector3) => Vector3): void => {
    points = points.map((point, i) => {
      const [x, y, z] = move(point);
      return [other(i) === i ? 0 : x, y, z];
    });
  };
  return {
    at: (landmark: number): Vector3 => itemAt(points, landmark),
    points: () => points,
    warp,
    /** Draws the skin about a landmark and its partner by [out, up, forward], fading over `reach` [across, up]. */
    nudge: (landmark: number, [across, upward]: readonly [number, number], by: Vector3): void => {
      const [cx, cy] = itemAt(points, landmark);
      const [out, up, forward] = by;
      warp(([x, y, z]) => {
        const near = bell((Math.abs(x) - Math.abs(cx)) / across, (y - cy) / upward);
        const aside = Math.sign(x) * smoothstep(0, MIDDLE_HALF_WIDTH, Math.abs(x));
        return [x + aside * out * near, y + up * near, z + forward * near];
      });
    },
    /** Moves landmarks of the right half by [out, up, forward] centimetres, their partners alike, the rest smoothly. */
    shift: (handles: ReadonlyMap<number, Vector3>, radius: number, pinned: readonly number[] = []): void => {
      const both = new Map<number, Vector3>();
      for (const [i, [out, up, forward]] of handles) {
        both.set(i, [other(i) === i ? 0 : -out, up, forward]);
        if (other(i) !== i) both.set(other(i), [out, up, forward]);
      }
      const flat = points.flatMap((point) => [...point].map((value) => value * METRES_PER_CENTIMETRE));
      const solve = createFieldSolver(flat, triangles);
      const everywherePinned = pinned.flatMap((i) => [i, other(i)]);
      const field = solve(both, { radius: radius * METRES_PER_CENTIMETRE, pinned: everywherePinned });
      points = points.map((point, i) => add(point, pointAt(field, i)));
    },
  };
};

export type Workpiece = ReturnType<typeof createWorkpiece>;
