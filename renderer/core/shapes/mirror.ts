import type { CanonicalFace } from './canonical-face.ts';
import { type FlatPoints, numberAt, pointAt, setPoint } from './points.ts';

/** Writes into `target` the mirror image of `source`: each vertex takes its partner's, with x turned round. */
const reflect = <Points extends FlatPoints>(
  source: Points,
  mirror: ArrayLike<number>,
  target: Points,
): Points => {
  for (let i = 0; i < mirror.length; i++) {
    const [x, y, z] = pointAt(source, numberAt(mirror, i));
    setPoint(target, i, [-x, y, z]);
  }
  return target;
};

/** A displacement field, 3 numbers a vertex, as a mirror in the plane x = 0 shows it. */
export const mirrorField = (field: Float32Array, mirror: ArrayLike<number>): Float32Array =>
  reflect(field, mirror, new Float32Array(field.length));

/** The face that a mirror shows, each vertex keeping its number's meaning: right stays right. */
export const mirrorPositions = (face: CanonicalFace): Float32Array =>
  reflect(face.positions, face.mirror, new Float32Array(face.positions.length));

/** The mean of a field and its mirror image. */
export const symmetrise = (field: Float64Array, mirror: ArrayLike<number>): Float64Array => {
  const other = reflect(field, mirror, new Float64Array(field.length));
  return field.map((value, i) => (value + numberAt(other, i)) / 2);
};

/** Metres: rounding in the file, far below anything visible. */
const SYMMETRY_TOLERANCE = 2e-5;

export const isSymmetric = (face: CanonicalFace): boolean => {
  const other = mirrorPositions(face);
  return face.positions.every((value, i) => Math.abs(value - numberAt(other, i)) < SYMMETRY_TOLERANCE);
};
