import { conjugate, multiply, normalise, type Quaternion } from '../core/math/quaternion.ts';
import { unit } from '../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../core/math/vector3.ts';

export interface HeadPose {
  /** Identity looks straight into the camera, wherever in the picture the head is. */
  readonly rotation: Quaternion;
  /** Metres; axes as in FaceFrame. */
  readonly translation: Vector3;
}

const METRES_PER_CENTIMETRE = 0.01;

/**
 * A pure rotation's columns (x, y and z axes) to a quaternion.
 * Shepperd 1978, "Quaternion from rotation matrix": divides by the largest component, so it never loses precision.
 */
const fromAxes = (x: Vector3, y: Vector3, z: Vector3): Quaternion => {
  const trace = x[0] + y[1] + z[2];
  if (trace > 0) return normalise([y[2] - z[1], z[0] - x[2], x[1] - y[0], 1 + trace]);
  if (x[0] >= y[1] && x[0] >= z[2]) {
    return normalise([1 + x[0] - y[1] - z[2], y[0] + x[1], z[0] + x[2], y[2] - z[1]]);
  }
  if (y[1] >= z[2]) return normalise([y[0] + x[1], 1 + y[1] - x[0] - z[2], z[1] + y[2], z[0] - x[2]]);
  return normalise([z[0] + x[2], z[1] + y[2], 1 + z[2] - x[0] - y[1], x[1] - y[0]]);
};

/** The shortest turn from +z to a unit direction. */
const turnTo = ([x, y, z]: Vector3): Quaternion => normalise([-y, x, 0, 1 + z]);

/**
 * Head pose from MediaPipe's facial transformation matrix.
 * @param matrix 16 numbers, column after column, that place the canonical face (centimetres, looking along +z, +y up,
 * +x its own left) before a camera at the origin that looks along −z. An unmirrored picture has the person's left on
 * its right, so these axes are the house's own. The matrix's rotation is relative to the camera's axis; what is
 * returned is relative to the line from the head to the camera, which is what a person looks along.
 */
export const poseFromMatrix = (matrix: ArrayLike<number>): HeadPose => {
  const column = (index: number): Vector3 => [
    matrix[4 * index] ?? 0,
    matrix[4 * index + 1] ?? 0,
    matrix[4 * index + 2] ?? 0,
  ];
  const place = column(3);
  const towardsCamera = unit([-place[0], -place[1], -place[2]]);
  const rotation = fromAxes(unit(column(0)), unit(column(1)), unit(column(2)));
  return {
    rotation: normalise(multiply(conjugate(turnTo(towardsCamera)), rotation)),
    translation: [
      place[0] * METRES_PER_CENTIMETRE,
      place[1] * METRES_PER_CENTIMETRE,
      place[2] * METRES_PER_CENTIMETRE,
    ],
  };
};
