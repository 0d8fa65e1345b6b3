import { centroid } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import type { Level } from '../../core/recipe/levels.ts';
import { itemAt, numberAt, pointAt } from '../../core/shapes/points.ts';
import type { ControlMesh } from './control-mesh.ts';
import { applyStencils, type FlatStencils, subdivide } from './loop-subdivision.ts';
import type { Identity } from './proportions/identity.ts';
import { cornersOf, flatNormals, flatPoints, type Triangle } from './surface.ts';

/** The control mesh subdivided, and how whatever lies on it is carried along. */
export interface Refinement {
  readonly triangles: readonly Triangle[];
  readonly creases: ReadonlySet<number>;
  /** Values of `size` numbers a vertex, from the control mesh to the fine one. */
  readonly carry: (values: Float64Array, size: number) => Float64Array;
  readonly normalsOf: (points: Float64Array) => Float64Array;
}

/** How often the skin is subdivided everywhere, and whether its features are once more. */
const STEPS: Readonly<Record<Level, { readonly everywhere: number; readonly features: boolean }>> = {
  low: { everywhere: 1, features: true },
  middle: { everywhere: 2, features: false },
  high: { everywhere: 2, features: true },
};

/** Eyes, mouth and the nose's tip. */
const featuresOf = (mesh: ControlMesh, identity: Identity) => {
  const mouthHeight = itemAt(mesh.points, 13)[1];
  const tip = itemAt(mesh.points, 4)[1];
  return ([x, y]: Vector3): boolean => {
    const nearEye = [identity.right, identity.left].some(
      ({ centre, radius }) => Math.hypot(x - centre[0], y - centre[1]) < radius * 0.92,
    );
    const nearMouth = Math.hypot(x / 2.8, (y - mouthHeight) / 1.6) < 1;
    return nearEye || nearMouth || (Math.abs(x) < 1.5 && y < tip + 1.3 && y > tip - 1.2);
  };
};

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
export const refine = (mesh: ControlMesh, identity: Identity, level: Level): Refinement => {
  const { everywhere, features } = STEPS[level];
  const whole = refineEverywhere(mesh, everywhere);
  if (!features) {
    const corners = cornersOf(whole.triangles);
    return { ...whole, normalsOf: (points) => flatNormals(points, corners) };
  }
  const points = whole.carry(flatPoints(mesh.points), 3);
  const kinds = whole.carry(flatPoints(mesh.kinds), 3);
  const isFeature = featuresOf(mesh, identity);
  const partly = subdivide(points.length / 3, whole.triangles, whole.creases, (t) => {
    const triangle = itemAt(whole.triangles, t);
    const inside = triangle.map((i) => pointAt(kinds, i));
    if (inside.some((kind) => kind[2] > 0.3) || inside.every((kind) => kind[1] > 0.6)) return false;
    return isFeature(centroid(triangle.map((i) => pointAt(points, i))));
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
