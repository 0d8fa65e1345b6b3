import type { Vector3 } from '../../../core/math/vector3.ts';
import { gridTriangles } from '../surface.ts';
import type { HairPiece } from './lock.ts';

export interface CapOptions {
  readonly columns: number;
  readonly rows: number;
  /** A place for `around` (−π..π) and t, crown (0) to edge (1). */
  readonly place: (around: number, t: number) => Vector3;
  readonly shade: number;
}

/** The hair's body under the locks: a sheet from the crown to its edge. */
export const makeCap = ({ columns, rows, place, shade }: CapOptions): HairPiece => {
  const points: Vector3[] = [];
  const tipShares: number[] = [];
  for (let row = 0; row <= rows; row++) {
    for (let column = 0; column < columns; column++) {
      points.push(place(-Math.PI + (2 * Math.PI * column) / columns, row / rows));
      tipShares.push(row / rows);
    }
  }
  return { points, tipShares, shade, triangles: gridTriangles(columns, rows + 1, true) };
};
