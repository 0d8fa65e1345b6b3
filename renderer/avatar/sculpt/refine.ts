import { centroid, length, subtract } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import type { Level } from '../../core/recipe/levels.ts';
import { type CanonicalFace, LANDMARK_COUNT } from '../../core/shapes/canonical-face.ts';
import { EYE_RING } from '../../core/shapes/landmarks.ts';
import { itemAt, numberAt, pointAt, setPoint } from '../../core/shapes/points.ts';
import type { ControlMesh } from './control-mesh.ts';
import { applyStencils, type FlatStencils, subdivide } from './loop-subdivision.ts';
import { cornersOf, flatNormals, flatPoints, type Triangle } from './surface.ts';

/** The control mesh subdivided, and how whatever lies on it is carried along. */
export interface Refinement {
  readonly triangles: readonly Triangle[];
  readonly creases: ReadonlySet<number>;
  /** Values of `size` numbers a vertex, from the control mesh to the fine one. */
  readonly carry: (values: Float64Array, size: number) => Float64Array;
  readonly normalsOf: (points: Float64Array) => Float64Array;
}

/** As fine as the figure; or `plain`, its features no finer than the rest: half of the triangles of `low`. */
export type SkinLevel = Level | 'plain';

/** How often the skin is subdivided everywhere, and whether its features are once more. */
const STEPS: Readonly<Record<SkinLevel, { readonly everywhere: number; readonly features: boolean }>> = {
  plain: { everywhere: 1, features: false },
  low: { everywhere: 1, features: true },
  middle: { everywhere: 2, features: false },
  high: { everywhere: 2, features: true },
};

/** Half the width and height of what is fine about an eye: lids, fold and corners. Metres, as the canonical face. */
const ABOUT_EYE = [0.0215, 0.016] as const;
const ABOUT_MOUTH = [0.028, 0.016] as const;
/** About the nose's tip. */
const ABOUT_TIP = [0.015, 0.0125] as const;
/** Triangles with shorter sides are fine enough, but for those along the edge of a lid or a lip, which are drawn sharp. */
const FINE_ENOUGH = 0.0024;

/** Where each vertex of the control mesh, or the landmark that it follows, lies on the canonical face. */
const canonicalPlaces = (mesh: ControlMesh, face: CanonicalFace): Float64Array => {
  const places = new Float64Array(3 * mesh.points.length);
  for (let i = 0; i < mesh.points.length; i++) {
    const landmark = i < LANDMARK_COUNT ? i : itemAt(mesh.followers, i - LANDMARK_COUNT).landmark;
    setPoint(places, i, pointAt(face.positions, landmark));
  }
  return places;
};

const isWithin = (
  [x, y]: Vector3,
  [cx, cy]: Vector3,
  [halfWidth, halfHeight]: readonly [number, number],
): boolean => Math.hypot((x - cx) / halfWidth, (y - cy) / halfHeight) < 1;

/** Eyes, mouth and the nose's tip, by places on the canonical face: everybody's skin has the same triangles. */
const featuresOf = (face: CanonicalFace) => {
  const eyes = [EYE_RING.right, EYE_RING.left].map((ring) =>
    centroid(ring.map((i) => pointAt(face.positions, i))),
  );
  const mouth = pointAt(face.positions, 13);
  const tip = pointAt(face.positions, 4);
  return (corners: readonly Vector3[], kinds: readonly Vector3[]): boolean => {
    const longest = Math.max(
      ...corners.map((corner, k) => length(subtract(corner, itemAt(corners, (k + 1) % corners.length)))),
    );
    if (longest < FINE_ENOUGH && kinds.every(([rim, mouth]) => rim + mouth < 0.01)) return false;
    const middle = centroid(corners);
    return (
      eyes.some((eye) => isWithin(middle, eye, ABOUT_EYE)) ||
      isWithin(middle, mouth, ABOUT_MOUTH) ||
      isWithin(middle, tip, ABOUT_TIP)
    );
  };
};

/** Behind a lid's edge, behind a lip's, or in skull and neck. */
const isOutOfSight = (kinds: readonly Vector3[]): boolean =>
  kinds.every(([rim]) => rim > 0.7) ||
  kinds.every(([, mouth]) => mouth > 0.1) ||
  kinds.some(([, , shell]) => shell > 0.3);

const refineEverywhere = (mesh: ControlMesh, times: number): Omit<Refinement, 'normalsOf'> => {
  const stencils: FlatStencils[] = [];
  let step: Pick<Refinement, 'triangles' | 'creases'> = mesh;
  let count = mesh.points.length;
  for (let k = 0; k < times; k++) {
    const next = subdivide(count, step.triangles, step.creases);
    stencils.push(next.stencils);
    count = next.stencils.starts.length - 1;
    step = next;
  }
  const carry = (values: Float64Array, size: number): Float64Array =>
    stencils.reduce((carried, each) => applyStencils(each, carried, size), values);
  return { triangles: step.triangles, creases: step.creases, carry };
};

/** Loop subdivision of the skin, once more at the features where `level` says so. */
export const refine = (mesh: ControlMesh, face: CanonicalFace, level: SkinLevel): Refinement => {
  const { everywhere, features } = STEPS[level];
  const whole = refineEverywhere(mesh, everywhere);
  if (!features) {
    const corners = cornersOf(whole.triangles);
    return { ...whole, normalsOf: (points) => flatNormals(points, corners) };
  }
  const points = whole.carry(flatPoints(mesh.points), 3);
  const kinds = whole.carry(flatPoints(mesh.kinds), 3);
  const places = whole.carry(canonicalPlaces(mesh, face), 3);
  const isFeature = featuresOf(face);
  const partly = subdivide(points.length / 3, whole.triangles, whole.creases, (t) => {
    const triangle = itemAt(whole.triangles, t);
    const on = (values: Float64Array): Vector3[] => triangle.map((i) => pointAt(values, i));
    return !isOutOfSight(on(kinds)) && isFeature(on(places), on(kinds));
  });
  // Triangles of two sizes would show their border: normals come from a mesh that is fine everywhere.
  const fully = subdivide(points.length / 3, whole.triangles, whole.creases);
  const corners = cornersOf(fully.triangles);
  const normalsOf = (rest: Float64Array): Float64Array => {
    const inFine = Uint32Array.from({ length: rest.length / 3 }, (_, i) => i);
    for (const [edge, vertex] of partly.edgeVertices) inFine[vertex] = fully.edgeVertices.get(edge) ?? vertex;
    const fine = applyStencils(fully.stencils, points, 3);
    // What the skin was pushed to after subdivision holds for the fine mesh too.
    inFine.forEach((vertex, i) => {
      fine.set(rest.subarray(3 * i, 3 * i + 3), 3 * vertex);
    });
    const normals = flatNormals(fine, corners);
    return Float64Array.from(rest, (_, k) =>
      numberAt(normals, 3 * numberAt(inFine, Math.floor(k / 3)) + (k % 3)),
    );
  };
  return {
    triangles: partly.triangles,
    creases: partly.creases,
    carry: (values, size) => applyStencils(partly.stencils, whole.carry(values, size), size),
    normalsOf,
  };
};
