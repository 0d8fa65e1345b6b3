import type { Vector3 } from '../../../core/math/vector3.ts';
import { gridTriangles } from '../surface.ts';
import type { HairPiece } from './strand.ts';

export interface SheetOptions {
  readonly columns: number;
  readonly rows: number;
  /** From and to how far round; a full turn closes into a ring. */
  readonly from?: number;
  readonly to?: number;
  /** A place for `around` and t, top (0) to edge (1). */
  readonly place: (around: number, t: number) => Vector3;
  readonly shade: (around: number, t: number) => number;
  readonly tip?: (t: number) => number;
  /** How much skin shows through. */
  readonly bare?: (around: number, t: number) => number;
  readonly swings?: boolean;
  /** Closes a ring's edge underneath, towards this place: a shell without a hole needs no inside drawn. */
  readonly closesAt?: Vector3;
}

/** The hair's body under its locks: a sheet from the crown to an edge. */
export const makeSheet = (options: SheetOptions): HairPiece => {
  const { columns, rows, from = -Math.PI, to = Math.PI, place, shade, tip, bare, swings, closesAt } = options;
  const closed = to - from > 2 * Math.PI - 1e-6;
  const across = closed ? columns : columns + 1;
  const points: Vector3[] = [];
  const tips: number[] = [];
  const shades: number[] = [];
  const bareness: number[] = [];
  for (let row = 0; row <= rows; row++) {
    const t = row / rows;
    for (let column = 0; column < across; column++) {
      const around = from + ((to - from) * column) / columns;
      points.push(place(around, t));
      tips.push(tip ? tip(t) : t);
      shades.push(shade(around, t));
      bareness.push(bare ? bare(around, t) : 0);
    }
  }
  const triangles = gridTriangles(across, rows + 1, closed);
  if (closesAt) {
    const [edge, end] = [rows * across, points.length];
    for (let column = 0; column < across; column++)
      triangles.push([edge + column, end, edge + ((column + 1) % across)]);
    points.push(closesAt);
    tips.push(0);
    shades.push(0.5);
    bareness.push(0);
  }
  return {
    points,
    tips,
    shades,
    bare: bareness,
    triangles,
    ...(swings ? { swings } : {}),
  };
};
