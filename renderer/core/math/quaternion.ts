import type { Vector3 } from './vector3.ts';

/** Unit quaternion [x, y, z, w]. */
export type Quaternion = readonly [number, number, number, number];

export const IDENTITY: Quaternion = [0, 0, 0, 1];

/** a then b in a's frame: rotating a vector by the product applies b first, then a. */
export const multiply = (a: Quaternion, b: Quaternion): Quaternion => [
  a[3] * b[0] + a[0] * b[3] + a[1] * b[2] - a[2] * b[1],
  a[3] * b[1] - a[0] * b[2] + a[1] * b[3] + a[2] * b[0],
  a[3] * b[2] + a[0] * b[1] - a[1] * b[0] + a[2] * b[3],
  a[3] * b[3] - a[0] * b[0] - a[1] * b[1] - a[2] * b[2],
];

/** The inverse of a unit quaternion. */
export const conjugate = (q: Quaternion): Quaternion => [-q[0], -q[1], -q[2], q[3]];

export const normalise = (q: Quaternion): Quaternion => {
  const length = Math.hypot(q[0], q[1], q[2], q[3]);
  return length < 1e-9 ? IDENTITY : [q[0] / length, q[1] / length, q[2] / length, q[3] / length];
};

/** Shortest-way spherical interpolation, t 0..1. Shoemake 1985, "Animating rotation with quaternion curves". */
export const slerp = (a: Quaternion, b: Quaternion, t: number): Quaternion => {
  const cosine = a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3];
  const sign = cosine < 0 ? -1 : 1;
  const angle = Math.acos(Math.min(1, Math.abs(cosine)));
  // Nearly parallel: the sine ratio is ill-conditioned and a straight line is the same to within rounding.
  const near = angle < 1e-4;
  const ka = near ? 1 - t : Math.sin((1 - t) * angle) / Math.sin(angle);
  const kb = sign * (near ? t : Math.sin(t * angle) / Math.sin(angle));
  return normalise([
    ka * a[0] + kb * b[0],
    ka * a[1] + kb * b[1],
    ka * a[2] + kb * b[2],
    ka * a[3] + kb * b[3],
  ]);
};

/** Part of a rotation: 0 is none of it, 1 the whole; beyond 1 goes further about the same axis. */
export const scaleRotation = (q: Quaternion, amount: number): Quaternion => {
  const sign = q[3] < 0 ? -1 : 1;
  const sine = Math.hypot(q[0], q[1], q[2]);
  if (sine < 1e-9) return IDENTITY;
  const half = Math.atan2(sine, sign * q[3]) * amount;
  const k = (sign * Math.sin(half)) / sine;
  return [q[0] * k, q[1] * k, q[2] * k, Math.cos(half)];
};

/** Radians. Applied yaw (about +y, + is to the avatar's left), then pitch (about +x, + is down), then roll (about +z). */
export interface Euler {
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
}

/** Intrinsic Y-X-Z angles to a quaternion: R = Ry(yaw) Rx(pitch) Rz(roll). */
export const fromEuler = ({ yaw, pitch, roll }: Euler): Quaternion => {
  const about = (axis: 0 | 1 | 2, angle: number): Quaternion => {
    const half = angle / 2;
    const sine = Math.sin(half);
    return [axis === 0 ? sine : 0, axis === 1 ? sine : 0, axis === 2 ? sine : 0, Math.cos(half)];
  };
  return multiply(multiply(about(1, yaw), about(0, pitch)), about(2, roll));
};

/** The inverse of `fromEuler`; pitch is within ±90°. */
export const toEuler = ([x, y, z, w]: Quaternion): Euler => ({
  yaw: Math.atan2(2 * (x * z + y * w), 1 - 2 * (x * x + y * y)),
  pitch: Math.asin(Math.max(-1, Math.min(1, 2 * (x * w - y * z)))),
  roll: Math.atan2(2 * (x * y + z * w), 1 - 2 * (x * x + z * z)),
});

export const rotate = (q: Quaternion, v: Vector3): Vector3 => {
  const p = multiply(multiply(q, [v[0], v[1], v[2], 0]), conjugate(q));
  return [p[0], p[1], p[2]];
};
