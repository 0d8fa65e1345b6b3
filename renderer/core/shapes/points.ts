import type { Vector3 } from '../math/vector3.ts';

/** Points laid flat: x y z x y z … */
export type FlatPoints = Float32Array | Float64Array;

/** The number at `index`, which the caller knows to be inside the array: the one place where that is taken on trust. */
export const numberAt = (numbers: ArrayLike<number>, index: number): number => numbers[index] as number;

/** The item at `index`, which the caller knows to be inside the array. */
export const itemAt = <T>(items: readonly T[], index: number): T => items[index] as T;

export const pointAt = (points: ArrayLike<number>, index: number): Vector3 => [
  numberAt(points, 3 * index),
  numberAt(points, 3 * index + 1),
  numberAt(points, 3 * index + 2),
];

export const setPoint = (points: FlatPoints, index: number, point: Vector3): void => {
  points[3 * index] = point[0];
  points[3 * index + 1] = point[1];
  points[3 * index + 2] = point[2];
};
