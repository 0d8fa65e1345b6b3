import { addScaled, cross, dot, length, subtract, unit } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import { itemAt } from '../../core/shapes/points.ts';

/** Three vertices, counter-clockwise seen from outside. */
export type Triangle = readonly [number, number, number];

/** Points in centimetres, in the head's own axes (the canonical face's). */
export interface Surface {
  readonly points: readonly Vector3[];
  readonly triangles: readonly Triangle[];
}

/** The angle at `corner` between two other points. */
const angleAt = (corner: Vector3, a: Vector3, b: Vector3): number => {
  const [u, v] = [subtract(a, corner), subtract(b, corner)];
  const size = length(u) * length(v);
  return size > 0 ? Math.acos(Math.max(-1, Math.min(1, dot(u, v) / size))) : 0;
};

/**
 * Mean of the neighbouring triangles' normals by their angle at the vertex, which, unlike their area, does not change
 * where fine triangles meet coarse ones. Thürmer and Wüthrich 1998, "Computing vertex normals from polygonal facets".
 */
export const vertexNormals = (points: readonly Vector3[], triangles: readonly Triangle[]): Vector3[] => {
  const normals = points.map((): Vector3 => [0, 0, 0]);
  for (const [ia, ib, ic] of triangles) {
    const [a, b, c] = [itemAt(points, ia), itemAt(points, ib), itemAt(points, ic)];
    const normal = unit(cross(subtract(b, a), subtract(c, a)));
    normals[ia] = addScaled(itemAt(normals, ia), normal, angleAt(a, b, c));
    normals[ib] = addScaled(itemAt(normals, ib), normal, angleAt(b, c, a));
    normals[ic] = addScaled(itemAt(normals, ic), normal, angleAt(c, a, b));
  }
  return normals.map(unit);
};

/** A grid of `columns` × `rows` points, row by row; `wrap` closes each row into a ring. */
export const gridTriangles = (columns: number, rows: number, wrap: boolean): Triangle[] => {
  const triangles: Triangle[] = [];
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column < (wrap ? columns : columns - 1); column++) {
      const a = row * columns + column;
      const b = row * columns + ((column + 1) % columns);
      triangles.push([a, a + columns, b], [b, a + columns, b + columns]);
    }
  }
  return triangles;
};

export const turnInsideOut = (triangles: readonly Triangle[]): Triangle[] =>
  triangles.map(([a, b, c]) => [a, c, b]);

/** Several surfaces as one; `offsets` says where each one's points begin. */
export const joinSurfaces = (surfaces: readonly Surface[]): Surface & { readonly offsets: number[] } => {
  const points: Vector3[] = [];
  const triangles: Triangle[] = [];
  const offsets: number[] = [];
  for (const surface of surfaces) {
    const offset = points.length;
    offsets.push(offset);
    for (const point of surface.points) points.push(point);
    for (const [a, b, c] of surface.triangles) triangles.push([a + offset, b + offset, c + offset]);
  }
  return { points, triangles, offsets };
};

/** The same surface on the other side of the mid-plane. */
export const mirrorSurface = ({ points, triangles }: Surface): Surface => ({
  points: points.map(([x, y, z]) => [-x, y, z]),
  triangles: turnInsideOut(triangles),
});

/** A unit sphere about +z, one point at each pole. */
export const unitSphere = (segments: number, rings: number): Surface => {
  const points: Vector3[] = [[0, 0, 1]];
  for (let ring = 1; ring < rings; ring++) {
    const angle = (Math.PI * ring) / rings;
    for (let k = 0; k < segments; k++) {
      const turn = (2 * Math.PI * k) / segments;
      points.push([Math.sin(angle) * Math.cos(turn), Math.sin(angle) * Math.sin(turn), Math.cos(angle)]);
    }
  }
  points.push([0, 0, -1]);
  const end = points.length - 1;
  const body = gridTriangles(segments, rings - 1, true).map(([a, b, c]): Triangle => [a + 1, b + 1, c + 1]);
  const caps = Array.from({ length: segments }, (_, k): Triangle[] => {
    const next = (k + 1) % segments;
    return [
      [0, 1 + k, 1 + next],
      [end, end - segments + next, end - segments + k],
    ];
  });
  return { points, triangles: [...body, ...caps.flat()] };
};
