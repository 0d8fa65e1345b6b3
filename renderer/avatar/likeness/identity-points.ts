import { add, centroid, dot, scale, subtract } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import { type CanonicalFace, LANDMARK_COUNT } from '../../core/shapes/canonical-face.ts';
import type { ArkitFields } from '../../core/shapes/make-shapes.ts';
import { numberAt, pointAt } from '../../core/shapes/points.ts';
import { ARKIT_SHAPES } from '../../core/signals/arkit.ts';
import type { PhotoFace, PhotoPixels } from './photo.ts';

const CENTIMETRES_PER_METRE = 100;
/** A tracker's weights overstate what the landmarks show. */
const EXPRESSION_SHARE = 0.8;
const SWEEPS = 60;

/** The largest eigenvector of a symmetric 4 × 4 matrix, by powers of it: deterministic, and fast where it dominates. */
const dominant = (rows: readonly (readonly number[])[]): number[] => {
  // Shifted until no eigenvalue is negative.
  const shift = Math.max(...rows.map((row) => row.reduce((sum, value) => sum + Math.abs(value), 0)));
  let vector = [1, 0.01, 0.01, 0.01];
  for (let sweep = 0; sweep < SWEEPS * 20; sweep++) {
    const next = rows.map((row, i) =>
      row.reduce((sum, value, k) => sum + value * (vector[k] ?? 0), shift * (vector[i] ?? 0)),
    );
    const size = Math.hypot(...next) || 1;
    vector = next.map((value) => value / size);
  }
  return vector;
};

/** Turns a vector by a unit quaternion [w, x, y, z]. */
const turn = (q: readonly number[], v: Vector3): Vector3 => {
  const [w = 1, x = 0, y = 0, z = 0] = q;
  const t: Vector3 = [2 * (y * v[2] - z * v[1]), 2 * (z * v[0] - x * v[2]), 2 * (x * v[1] - y * v[0])];
  return [
    v[0] + w * t[0] + y * t[2] - z * t[1],
    v[1] + w * t[1] + z * t[0] - x * t[2],
    v[2] + w * t[2] + x * t[1] - y * t[0],
  ];
};

/**
 * Lays points onto a target by turning, scaling and moving them as a whole.
 * Horn 1987, "Closed-form solution of absolute orientation using unit quaternions".
 */
const layOn = (points: readonly Vector3[], target: readonly Vector3[]): Vector3[] => {
  const [from, to] = [centroid(points), centroid(target)];
  const a = points.map((point) => subtract(point, from));
  const b = target.map((point) => subtract(point, to));
  const sum = (i: 0 | 1 | 2, j: 0 | 1 | 2): number =>
    a.reduce((total, point, k) => total + point[i] * (b[k]?.[j] ?? 0), 0);
  const [xx, xy, xz] = [sum(0, 0), sum(0, 1), sum(0, 2)];
  const [yx, yy, yz] = [sum(1, 0), sum(1, 1), sum(1, 2)];
  const [zx, zy, zz] = [sum(2, 0), sum(2, 1), sum(2, 2)];
  const rotation = dominant([
    [xx + yy + zz, yz - zy, zx - xz, xy - yx],
    [yz - zy, xx - yy - zz, xy + yx, zx + xz],
    [zx - xz, xy + yx, yy - xx - zz, yz + zy],
    [xy - yx, zx + xz, yz + zy, zz - xx - yy],
  ]);
  const square = (vectors: readonly Vector3[]): number =>
    vectors.reduce((total, vector) => total + dot(vector, vector), 0);
  const size = Math.sqrt(square(b) / (square(a) || 1));
  return a.map((point) => add(scale(turn(rotation, point), size), to));
};

/**
 * The person's own 468 landmarks, centimetres in the canonical face's axes: laid upright, the expression taken off, and
 * both halves averaged, since a recipe's faces are symmetric.
 * `shapes`: the 52 fields of the canonical face.
 */
export const identityPoints = (
  photo: PhotoPixels,
  face: PhotoFace,
  canonical: CanonicalFace,
  shapes: ArkitFields,
): Vector3[] => {
  const { width, height } = photo;
  const seen = Array.from({ length: LANDMARK_COUNT }, (_, i): Vector3 => {
    const [x, y, z] = pointAt(face.landmarks, i);
    return [x * width, -y * height, -z * width];
  });
  const rest = Array.from({ length: LANDMARK_COUNT }, (_, i) =>
    scale(pointAt(canonical.positions, i), CENTIMETRES_PER_METRE),
  );
  // The target makes the face's expression too, so that an open mouth does not tip the head.
  const expression = rest.map((_, i) =>
    ARKIT_SHAPES.reduce<Vector3>(
      (sum, shape, k) => {
        // What eyes do is taken for how they are built: the tracker's own eye weights are mostly the lids' shape.
        const weight = shape.startsWith('eye') ? 0 : EXPRESSION_SHARE * (face.weights[k] ?? 0);
        return weight === 0
          ? sum
          : add(sum, scale(pointAt(shapes[shape], i), weight * CENTIMETRES_PER_METRE));
      },
      [0, 0, 0],
    ),
  );
  const laid = layOn(
    seen,
    rest.map((point, i) => add(point, expression[i] ?? [0, 0, 0])),
  );
  const own = laid.map((point, i) => subtract(point, expression[i] ?? [0, 0, 0]));
  return own.map(([x, y, z], i): Vector3 => {
    const [mx, my, mz] = own[numberAt(canonical.mirror, i)] ?? [-x, y, z];
    return [(x - mx) / 2, (y + my) / 2, (z + mz) / 2];
  });
};
