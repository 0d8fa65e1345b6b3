/** [x, y, z] */
export type Vector3 = readonly [number, number, number];

export const ZERO: Vector3 = [0, 0, 0];
