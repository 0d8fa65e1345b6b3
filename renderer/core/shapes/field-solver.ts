import { distance } from '../math/vector-arithmetic.ts';
import type { Vector3 } from '../math/vector3.ts';
import { choleskySolve } from './cholesky.ts';
import { itemAt, numberAt, pointAt, setPoint } from './points.ts';

export interface SolveOptions {
  /** Metres. Vertices further than this from every handle do not move. */
  readonly radius: number;
  /** Landmarks that do not move, unless they are handles. */
  readonly pinned?: readonly number[];
}

/** Displacements at a few vertices → the smoothest field through them, 3 numbers a vertex. */
export type FieldSolver = (shifts: ReadonlyMap<number, Vector3>, options: SolveOptions) => Float64Array;

/** Sparse rows of the mesh's Laplacian, each scaled so that the vertex itself has 1. */
type LaplacianRows = readonly ReadonlyMap<number, number>[];

/** Shorter edges do not weigh more than this one, or slivers at the lids would stiffen the whole field. Metres. */
const SHORTEST_EDGE = 0.0015;

const laplacian = (positions: ArrayLike<number>, triangles: ArrayLike<number>): LaplacianRows => {
  const count = positions.length / 3;
  const rows = Array.from({ length: count }, () => new Map<number, number>());
  for (let t = 0; t < triangles.length; t += 3) {
    for (let k = 0; k < 3; k++) {
      const a = numberAt(triangles, t + k);
      const b = numberAt(triangles, t + ((k + 1) % 3));
      const weight = -1 / Math.max(SHORTEST_EDGE, distance(pointAt(positions, a), pointAt(positions, b)));
      itemAt(rows, a).set(b, weight);
      itemAt(rows, b).set(a, weight);
    }
  }
  rows.forEach((row, i) => {
    let sum = 0;
    for (const weight of row.values()) sum -= weight;
    for (const [j, weight] of row) row.set(j, weight / sum);
    row.set(i, 1);
  });
  return rows;
};

/** For each vertex its number among the unknowns, or −1 where the field is given. */
const numberUnknowns = (
  positions: ArrayLike<number>,
  shifts: ReadonlyMap<number, Vector3>,
  { radius, pinned = [] }: SolveOptions,
): { unknown: Int32Array; count: number } => {
  const vertices = positions.length / 3;
  const fixed = new Set<number>([...pinned, ...shifts.keys()]);
  const handles = [...shifts.keys()];
  const isNear = (i: number): boolean => {
    const [x, y, z] = pointAt(positions, i);
    for (const handle of handles) {
      const dx = numberAt(positions, 3 * handle) - x;
      const dy = numberAt(positions, 3 * handle + 1) - y;
      const dz = numberAt(positions, 3 * handle + 2) - z;
      if (Math.sqrt(dx * dx + dy * dy + dz * dz) <= radius) return true;
    }
    return false;
  };
  const unknown = new Int32Array(vertices).fill(-1);
  let count = 0;
  for (let i = 0; i < vertices; i++) {
    if (fixed.has(i)) continue;
    if (isNear(i)) unknown[i] = count++;
  }
  return { unknown, count };
};

/** Keeps the system definite where a patch of the mesh touches nothing fixed. */
const REGULARISATION = 1e-7;

/**
 * Minimises |L d|² with d given at handles and pinned vertices: the bi-Laplacian, or thin-plate, field.
 * Botsch and Sorkine 2008, "On linear variational surface deformation methods".
 */
export const createFieldSolver = (
  positions: ArrayLike<number>,
  triangles: ArrayLike<number>,
): FieldSolver => {
  const rows = laplacian(positions, triangles);
  return (shifts, options) => {
    const field = new Float64Array(positions.length);
    for (const [vertex, shift] of shifts) setPoint(field, vertex, shift);
    const { unknown, count } = numberUnknowns(positions, shifts, options);
    const matrix = new Float64Array(count * count);
    const sides = [0, 1, 2].map(() => new Float64Array(count));
    for (const row of rows) {
      const given = [0, 0, 0];
      const open: [number, number][] = [];
      for (const [j, weight] of row) {
        const u = numberAt(unknown, j);
        if (u >= 0) open.push([u, weight]);
        else for (let k = 0; k < 3; k++) given[k] = numberAt(given, k) + weight * numberAt(field, 3 * j + k);
      }
      for (const [u, weight] of open) {
        for (const [v, other] of open)
          matrix[u * count + v] = numberAt(matrix, u * count + v) + weight * other;
        sides.forEach((side, k) => {
          side[u] = numberAt(side, u) - weight * numberAt(given, k);
        });
      }
    }
    for (let u = 0; u < count; u++) matrix[u * count + u] = numberAt(matrix, u * count + u) + REGULARISATION;
    choleskySolve(matrix, count, sides);
    unknown.forEach((u, i) => {
      if (u < 0) return;
      for (const k of [0, 1, 2]) field[3 * i + k] = numberAt(itemAt(sides, k), u);
    });
    return field;
  };
};
