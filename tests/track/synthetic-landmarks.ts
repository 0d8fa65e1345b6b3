import { fileURLToPath } from 'node:url';
import { readFaceMeshPackage } from '../../build/models/face-mesh-package.mjs';
import { type Quaternion, rotate } from '../../renderer/core/math/quaternion.ts';
import type { Vector3 } from '../../renderer/core/math/vector3.ts';
import { type CanonicalFace, parseCanonicalFace } from '../../renderer/core/shapes/canonical-face.ts';
import { type ArkitFields, makeShapes } from '../../renderer/core/shapes/make-shapes.ts';
import type { ArkitShape } from '../../renderer/core/signals/arkit.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const IRIS_RADIUS = 0.0055;
/** Distance of the camera, metres. */
const DISTANCE = 0.6;
/** Picture heights per metre at the face. */
const SCALE = 2.5;

/** The head as a tracker would see it, without its errors. */
export interface SyntheticHead {
  readonly weights?: Partial<Record<ArkitShape, number>>;
  readonly rotation?: Quaternion;
  /** Where both eyes look, in the head's axes, radians. */
  readonly gaze?: { readonly yaw: number; readonly pitch: number };
}

/** 478 × [x, y, z] in a picture of the given width / height. */
export type LandmarkMaker = (head: SyntheticHead, aspect: number) => number[];

export const createLandmarkMaker = async (): Promise<LandmarkMaker> => {
  const face = parseCanonicalFace((await readFaceMeshPackage(ROOT)).geometry);
  const fields = makeShapes(face);
  return (head, aspect) => toPicture(headPoints(face, fields, head), head.rotation ?? [0, 0, 0, 1], aspect);
};

const headPoints = (face: CanonicalFace, fields: ArkitFields, head: SyntheticHead): Vector3[] => {
  const positions = Float64Array.from(face.positions);
  for (const [name, weight] of Object.entries(head.weights ?? {})) {
    const field = fields[name as ArkitShape];
    for (let k = 0; k < positions.length; k++) positions[k] = (positions[k] ?? 0) + weight * (field[k] ?? 0);
  }
  const points = Array.from(
    { length: 468 },
    (_, i): Vector3 => [positions[3 * i] ?? 0, positions[3 * i + 1] ?? 0, positions[3 * i + 2] ?? 0],
  );
  const { yaw, pitch } = head.gaze ?? { yaw: 0, pitch: 0 };
  const direction: Vector3 = [
    Math.sin(yaw) * Math.cos(pitch),
    Math.sin(pitch),
    Math.cos(yaw) * Math.cos(pitch),
  ];
  for (const [outer, inner, side] of [
    [33, 133, -1],
    [263, 362, 1],
  ] as const) {
    const middle = [0, 1, 2].map((k) => ((points[outer]?.[k] ?? 0) + (points[inner]?.[k] ?? 0)) / 2);
    // A ball behind the corners, a little further out and higher; 12 mm to the iris.
    const iris: Vector3 = [
      (middle[0] ?? 0) + side * 0.0011 + 0.012 * direction[0],
      (middle[1] ?? 0) + 0.0018 + 0.012 * direction[1],
      (middle[2] ?? 0) - 0.007 + 0.012 * direction[2],
    ];
    points.push(iris);
    for (const [x, y] of [
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ] as const) {
      points.push([iris[0] + x * IRIS_RADIUS, iris[1] + y * IRIS_RADIUS, iris[2]]);
    }
  }
  return points;
};

const toPicture = (points: readonly Vector3[], rotation: Quaternion, aspect: number): number[] =>
  points.flatMap((point) => {
    const [x, y, z] = rotate(rotation, point);
    const near = DISTANCE / (DISTANCE - z);
    return [0.5 + (x * near * SCALE) / aspect, 0.5 - y * near * SCALE, (-z * SCALE) / aspect];
  });
