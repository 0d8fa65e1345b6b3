import { scale } from '../math/vector-arithmetic.ts';
import type { Vector3 } from '../math/vector3.ts';
import { LOWER_LIP_COLUMNS, UPPER_LIP_COLUMNS } from './landmarks.ts';

/**
 * A few landmarks and how far each goes, [out, up, forward] in metres, written for the person's right half:
 * `out` points away from the mid-plane, to the person's right.
 */
export type Handles = Map<number, Vector3>;

const METRES_PER_CENTIMETRE = 0.01;

/** Tables are written in centimetres on a face of canonical size. */
export const centimetres = (table: Readonly<Record<number, Vector3>>): Handles =>
  new Map(
    Object.entries(table).map(([landmark, shift]) => [Number(landmark), scale(shift, METRES_PER_CENTIMETRE)]),
  );

/** One value per lip column, corner to middle. `null` leaves the column free. */
export type LipValues = readonly (Vector3 | null)[];

/** Factors per lip row, outer edge to inner rim. */
export type RowFactors = readonly [number, number, number, number];

export interface LipTable {
  /** Centimetres, as in `centimetres`. */
  readonly upper?: LipValues;
  readonly lower?: LipValues;
  readonly upperRows?: RowFactors;
  readonly lowerRows?: RowFactors;
  /** Of the middle column's value: 0.5 for a side shape, whose two halves meet there. */
  readonly middle?: number;
}

const EVERY_ROW: RowFactors = [1, 1, 1, 1];

const addColumns = (
  handles: Handles,
  columns: readonly (readonly number[])[],
  values: LipValues,
  rows: RowFactors,
  middle: number,
): void => {
  columns.forEach((column, c) => {
    const value = values[c];
    if (!value) return;
    const isMiddle = c === columns.length - 1;
    const shift: Vector3 = isMiddle ? [0, value[1] * middle, value[2] * middle] : value;
    column.forEach((landmark, row) => {
      handles.set(landmark, scale(shift, METRES_PER_CENTIMETRE * (rows[row] ?? 1)));
    });
  });
};

/** Adds lip columns to `handles`; where both lips name the corner, the upper lip's value holds. */
export const withLips = (handles: Handles, table: LipTable): Handles => {
  const middle = table.middle ?? 1;
  if (table.lower) addColumns(handles, LOWER_LIP_COLUMNS, table.lower, table.lowerRows ?? EVERY_ROW, middle);
  if (table.upper) addColumns(handles, UPPER_LIP_COLUMNS, table.upper, table.upperRows ?? EVERY_ROW, middle);
  return handles;
};
