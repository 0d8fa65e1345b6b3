import type { Vector3 } from './vector3.ts';

export const add = (a: Vector3, b: Vector3): Vector3 => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];

export const subtract = (a: Vector3, b: Vector3): Vector3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];

export const scale = (a: Vector3, factor: number): Vector3 => [a[0] * factor, a[1] * factor, a[2] * factor];

/** a + b × factor */
export const addScaled = (a: Vector3, b: Vector3, factor: number): Vector3 => [
  a[0] + b[0] * factor,
  a[1] + b[1] * factor,
  a[2] + b[2] * factor,
];

export const dot = (a: Vector3, b: Vector3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

export const cross = (a: Vector3, b: Vector3): Vector3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

export const length = (a: Vector3): number => Math.sqrt(dot(a, a));

export const distance = (a: Vector3, b: Vector3): number => length(subtract(a, b));

/** The unit vector along `a`; zero stays zero. */
export const unit = (a: Vector3): Vector3 => {
  const size = length(a);
  return size > 0 ? scale(a, 1 / size) : a;
};

/** a at t = 0, b at t = 1. */
export const mixVectors = (a: Vector3, b: Vector3, t: number): Vector3 => addScaled(a, subtract(b, a), t);

export const centroid = (points: readonly Vector3[]): Vector3 =>
  scale(
    points.reduce<Vector3>((sum, point) => add(sum, point), [0, 0, 0]),
    1 / Math.max(1, points.length),
  );
