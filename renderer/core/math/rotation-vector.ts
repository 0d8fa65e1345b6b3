import { IDENTITY, type Quaternion } from './quaternion.ts';
import { type Vector3, ZERO } from './vector3.ts';

/**
 * A rotation as its axis times its angle, radians, angle 0..π: the form in which parts of a rotation may be filtered
 * one by one. Source: the quaternion logarithm; Grassia 1998, "Practical parameterization of rotations using the
 * exponential map".
 */
export const toRotationVector = ([x, y, z, w]: Quaternion): Vector3 => {
  const sign = w < 0 ? -1 : 1;
  const sine = Math.hypot(x, y, z);
  if (sine < 1e-9) return ZERO;
  const k = (sign * 2 * Math.atan2(sine, sign * w)) / sine;
  return [x * k, y * k, z * k];
};

export const fromRotationVector = ([x, y, z]: Vector3): Quaternion => {
  const angle = Math.hypot(x, y, z);
  if (angle < 1e-9) return IDENTITY;
  const k = Math.sin(angle / 2) / angle;
  return [x * k, y * k, z * k, Math.cos(angle / 2)];
};
