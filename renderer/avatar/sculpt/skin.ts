import { mix, smoothstep } from '../../core/math/easing.ts';
import { addScaled, scale, subtract } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import { type CanonicalFace, LANDMARK_COUNT } from '../../core/shapes/canonical-face.ts';
import { makeShapes } from '../../core/shapes/make-shapes.ts';
import { itemAt, numberAt, pointAt } from '../../core/shapes/points.ts';
import type { ArkitShape } from '../../core/signals/arkit.ts';
import { buildControlMesh, type ControlMesh, type Kind } from './control-mesh.ts';
import { LID_CLEARANCE, pushedOut } from './eyeball.ts';
import type { HeadVolume } from './head-volume.ts';
import { asCanonicalFace, type Identity } from './proportions/identity.ts';
import { refine, type SkinLevel } from './refine.ts';
import { shapeRecord } from './shape-record.ts';
import { flatPoints, type Surface } from './surface.ts';

const CENTIMETRES_PER_METRE = 100;

/** The subdivided skin at rest and every shape on it, centimetres. */
export interface Skin extends Surface {
  readonly uv: readonly (readonly [number, number])[];
  readonly kinds: readonly Kind[];
  readonly shifts: Readonly<Record<ArkitShape, readonly Vector3[]>>;
  /**
   * Of the skin at rest, taken from a mesh that is fine everywhere: triangles of two sizes would show their border.
   */
  readonly normals: readonly Vector3[];
  /** Edges of the lash lines. */
  readonly creases: ReadonlySet<number>;
}

/** What the face wears at rest, so that it is friendly and never blank: part of the mesh, not of the performance. */
const REST_EXPRESSION: Partial<Record<ArkitShape, number>> = {
  mouthSmileLeft: 0.26,
  mouthSmileRight: 0.26,
};

/** A closed lid lies further out: halfway its straight path comes nearest to the eyeball. Centimetres. */
const SHUT_CLEARANCE = 0.2;
/** Subdivision draws curves tighter: nothing of the skin may come nearer than this. Centimetres. */
const REST_CLEARANCE = LID_CLEARANCE - 0.02;

type Fields = Readonly<Record<ArkitShape, Vector3[]>>;

/** The 52 fields on every vertex of the control mesh, centimetres. */
const controlShifts = (face: CanonicalFace, identity: Identity, mesh: ControlMesh): Fields => {
  const fields = makeShapes(asCanonicalFace(face, identity.points));
  return shapeRecord((shape) => {
    const shifts = Array.from({ length: LANDMARK_COUNT }, (_, i) =>
      scale(pointAt(fields[shape], i), CENTIMETRES_PER_METRE),
    );
    for (const { landmark, share, sideways } of mesh.followers) {
      const [x, y, z] = scale(itemAt(shifts, landmark), share);
      shifts.push([x * sideways, y, z]);
    }
    return shifts;
  });
};

const wearRestExpression = (mesh: ControlMesh, fields: Fields): void => {
  for (const [shape, weight] of Object.entries(REST_EXPRESSION) as [ArkitShape, number][])
    fields[shape].forEach((shift, i) => {
      mesh.points[i] = addScaled(itemAt(mesh.points, i), shift, weight);
    });
};

/** Shapes that shut or lower a lid, whose path is a chord across the eyeball. */
const LOWERS_LID = /^eye(Blink|Squint|LookDown)/;

const STILL: Vector3 = [0, 0, 0];
/** What moves less is at rest. Centimetres. */
const SMALLEST_TRAVEL = 0.002;

const pointsOf = (flat: Float64Array): Vector3[] =>
  Array.from({ length: flat.length / 3 }, (_, i) => pointAt(flat, i));

/** With `still`, no shape moves it. */
export const makeSkin = (
  face: CanonicalFace,
  identity: Identity,
  volume: HeadVolume,
  level: SkinLevel,
  still = false,
): Skin => {
  const mesh = buildControlMesh(face, identity, volume);
  const fields = controlShifts(face, identity, mesh);
  wearRestExpression(mesh, fields);
  const { triangles, creases, carry, normalsOf } = refine(mesh, face, level);
  const kinds: Kind[] = pointsOf(carry(flatPoints(mesh.kinds), 3));
  const offEyes = (point: Vector3, i: number, clearance: number): Vector3 =>
    itemAt(kinds, i)[0] > 0.02
      ? point
      : pushedOut(point[0] < 0 ? identity.right : identity.left, point, clearance);
  const points = pointsOf(carry(flatPoints(mesh.points), 3)).map((point, i) =>
    offEyes(point, i, REST_CLEARANCE),
  );
  const motionless = points.map(() => STILL);
  const shifts = shapeRecord((shape): readonly Vector3[] => {
    if (still) return motionless;
    const clearance = LOWERS_LID.test(shape) ? SHUT_CLEARANCE : LID_CLEARANCE;
    const field = carry(flatPoints(fields[shape]), 3);
    return points.map((rest, i): Vector3 => {
      const [x, y, z] = [numberAt(field, 3 * i), numberAt(field, 3 * i + 1), numberAt(field, 3 * i + 2)];
      const travel = Math.sqrt(x * x + y * y + z * z);
      if (travel < SMALLEST_TRAVEL) return STILL;
      const wanted = mix(REST_CLEARANCE, clearance, smoothstep(0, 0.4, travel));
      return subtract(offEyes([rest[0] + x, rest[1] + y, rest[2] + z], i, wanted), rest);
    });
  });
  const uv = carry(Float64Array.from(mesh.uv.flat()), 2);
  return {
    points,
    normals: pointsOf(normalsOf(flatPoints(points))),
    triangles,
    uv: points.map((_, i) => [numberAt(uv, 2 * i), numberAt(uv, 2 * i + 1)]),
    kinds,
    creases,
    shifts,
  };
};

/** Chest, neck and head shares of a skin vertex: the neck bends between the jaw and the collar. */
export const jointShares = ([, y, z]: Vector3): Vector3 => {
  const head = smoothstep(-13, -8, y + 0.25 * (z + 3));
  const chest = smoothstep(-13.5, -17, y);
  return [chest, Math.max(0, 1 - head - chest), head];
};
