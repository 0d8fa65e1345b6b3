import { mix, smoothstep } from '../../core/math/easing.ts';
import { add, addScaled, centroid, scale, subtract } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import { type CanonicalFace, LANDMARK_COUNT } from '../../core/shapes/canonical-face.ts';
import { makeShapes } from '../../core/shapes/make-shapes.ts';
import { itemAt, pointAt } from '../../core/shapes/points.ts';
import type { ArkitShape } from '../../core/signals/arkit.ts';
import { buildControlMesh, type ControlMesh, type Kind } from './control-mesh.ts';
import { LID_CLEARANCE, pushedOut } from './eyeball.ts';
import type { HeadVolume } from './head-volume.ts';
import { applyStencils, subdivide } from './loop-subdivision.ts';
import { asCanonicalFace, type Identity } from './proportions.ts';
import { shapeRecord } from './shape-record.ts';
import { type Surface, vertexNormals } from './surface.ts';

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

/** What the face wears at rest, so that it is never blank: part of the mesh, not of the performance. */
const REST_EXPRESSION: Partial<Record<ArkitShape, number>> = {
  mouthSmileLeft: 0.38,
  mouthSmileRight: 0.38,
  browInnerUp: 0.12,
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
    for (const { landmark, share } of mesh.followers) shifts.push(scale(itemAt(shifts, landmark), share));
    return shifts;
  });
};

const wearRestExpression = (mesh: ControlMesh, fields: Fields): void => {
  for (const [shape, weight] of Object.entries(REST_EXPRESSION) as [ArkitShape, number][])
    fields[shape].forEach((shift, i) => {
      mesh.points[i] = addScaled(itemAt(mesh.points, i), shift, weight);
    });
};

/** Where a second subdivision is seen: eyes, mouth, the nose's tip. */
const isFeature = (mesh: ControlMesh, identity: Identity) => {
  const mouthHeight = itemAt(mesh.points, 13)[1];
  return ([x, y]: Vector3): boolean => {
    const nearEye = [identity.right, identity.left].some(
      ({ centre, radius }) => Math.hypot(x - centre[0], y - centre[1]) < radius * 0.92,
    );
    const nearMouth = Math.hypot(x / 2.8, (y - mouthHeight) / 1.6) < 1;
    return nearEye || nearMouth || (Math.abs(x) < 1.5 && y < 0.1 && y > -2.4);
  };
};

/** Loop subdivision: once everywhere, twice at the features. */
const refine = (mesh: ControlMesh, identity: Identity) => {
  const once = subdivide(mesh.points.length, mesh.triangles, mesh.creases);
  const points = applyStencils(once.stencils, mesh.points);
  const kinds = applyStencils(once.stencils, mesh.kinds);
  const feature = isFeature(mesh, identity);
  const twice = subdivide(points.length, once.triangles, once.creases, (t) => {
    const triangle = itemAt(once.triangles, t);
    const inside = triangle.map((i) => itemAt(kinds, i));
    if (inside.some((kind) => kind[2] > 0.3) || inside.every((kind) => kind[1] > 0.6)) return false;
    return feature(centroid(triangle.map((i) => itemAt(points, i))));
  });
  const refined = <Row extends readonly number[]>(rows: readonly Row[]): Row[] =>
    applyStencils(twice.stencils, applyStencils(once.stencils, rows));
  const everywhere = subdivide(points.length, once.triangles, once.creases);
  const normalsOf = (rest: readonly Vector3[]): Vector3[] => {
    const fine = applyStencils(everywhere.stencils, applyStencils(once.stencils, mesh.points));
    const inFine = rest.map((_, i) => i);
    for (const [edge, vertex] of twice.edgeVertices)
      inFine[vertex] = everywhere.edgeVertices.get(edge) ?? vertex;
    // What the skin was pushed to after subdivision holds for the fine mesh too.
    inFine.forEach((vertex, i) => {
      fine[vertex] = itemAt(rest, i);
    });
    const normals = vertexNormals(fine, everywhere.triangles);
    return inFine.map((vertex) => itemAt(normals, vertex));
  };
  return { ...twice, refined, normalsOf };
};

/** Shapes that shut or lower a lid, whose path is a chord across the eyeball. */
const LOWERS_LID = /^eye(Blink|Squint|LookDown)/;

export const makeSkin = (face: CanonicalFace, identity: Identity, volume: HeadVolume): Skin => {
  const mesh = buildControlMesh(face, identity, volume);
  const fields = controlShifts(face, identity, mesh);
  wearRestExpression(mesh, fields);
  const { triangles, creases, refined, normalsOf } = refine(mesh, identity);
  const kinds = refined(mesh.kinds);
  const offEyes = (point: Vector3, i: number, clearance: number): Vector3 =>
    itemAt(kinds, i)[0] > 0.02
      ? point
      : pushedOut(point[0] < 0 ? identity.right : identity.left, point, clearance);
  const points = refined(mesh.points).map((point, i) => offEyes(point, i, REST_CLEARANCE));
  const shifts = shapeRecord((shape): readonly Vector3[] => {
    const clearance = LOWERS_LID.test(shape) ? SHUT_CLEARANCE : LID_CLEARANCE;
    return refined(fields[shape]).map((shift, i): Vector3 => {
      const travel = Math.hypot(...shift);
      if (travel < 0.002) return [0, 0, 0];
      const rest = itemAt(points, i);
      const wanted = mix(REST_CLEARANCE, clearance, smoothstep(0, 0.4, travel));
      return subtract(offEyes(add(rest, shift), i, wanted), rest);
    });
  });
  return { points, normals: normalsOf(points), triangles, uv: refined(mesh.uv), kinds, creases, shifts };
};

/** Chest, neck and head shares of a skin vertex: the neck bends between the jaw and the collar. */
export const jointShares = ([, y, z]: Vector3): Vector3 => {
  const head = smoothstep(-13, -8, y + 0.25 * (z + 3));
  const chest = smoothstep(-13.5, -17, y);
  return [chest, Math.max(0, 1 - head - chest), head];
};
