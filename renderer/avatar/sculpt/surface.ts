import { clamp } from '../../core/math/easing.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import { numberAt, setPoint } from '../../core/shapes/points.ts';

/** Three vertices, counter-clockwise seen from outside. */
export type Triangle = readonly [number, number, number];

/** Points in centimetres, in the head's own axes (the canonical face's). */
export interface Surface {
  readonly points: readonly Vector3[];
  readonly triangles: readonly Triangle[];
}

/** x y z x y z …, in double precision. */
export const flatPoints = (points: readonly Vector3[]): Float64Array => {
  const flat = new Float64Array(points.length * 3);
  points.forEach((point, i) => {
    setPoint(flat, i, point);
  });
  return flat;
};

export const cornersOf = (triangles: readonly Triangle[]): Uint32Array => {
  const corners = new Uint32Array(triangles.length * 3);
  triangles.forEach((triangle, t) => {
    corners.set(triangle, 3 * t);
  });
  return corners;
};

/** The angle between two edges, of lengths and dot product as given. */
const angle = (product: number, lengths: number): number =>
  lengths > 0 ? Math.acos(clamp(product / lengths, -1, 1)) : 0;

/**
 * Mean of the neighbouring triangles' normals by their angle at the vertex, which, unlike their area, does not change
 * where fine triangles meet coarse ones. Thürmer and Wüthrich 1998, "Computing vertex normals from polygonal facets".
 * With `wanted`, only at the vertices that it marks. Laid flat, for it runs once for every shape.
 */
export const flatNormals = (
  points: Float64Array,
  corners: Uint32Array,
  wanted?: Uint8Array,
): Float64Array => {
  const normals = new Float64Array(points.length);
  for (let t = 0; t < corners.length; t += 3) {
    const [a, b, c] = [corners[t] as number, corners[t + 1] as number, corners[t + 2] as number];
    if (wanted && wanted[a] === 0 && wanted[b] === 0 && wanted[c] === 0) continue;
    const ax = points[3 * a] as number;
    const ay = points[3 * a + 1] as number;
    const az = points[3 * a + 2] as number;
    const ux = (points[3 * b] as number) - ax;
    const uy = (points[3 * b + 1] as number) - ay;
    const uz = (points[3 * b + 2] as number) - az;
    const vx = (points[3 * c] as number) - ax;
    const vy = (points[3 * c + 1] as number) - ay;
    const vz = (points[3 * c + 2] as number) - az;
    const [nx, ny, nz] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
    const size = Math.sqrt(nx * nx + ny * ny + nz * nz);
    if (size === 0) continue;
    const [uu, vv, uv] = [
      ux * ux + uy * uy + uz * uz,
      vx * vx + vy * vy + vz * vz,
      ux * vx + uy * vy + uz * vz,
    ];
    const ww = uu + vv - 2 * uv;
    const atA = angle(uv, Math.sqrt(uu * vv));
    const atB = angle(uu - uv, Math.sqrt(uu * ww));
    addTo(normals, a, nx, ny, nz, atA / size);
    addTo(normals, b, nx, ny, nz, atB / size);
    addTo(normals, c, nx, ny, nz, (Math.PI - atA - atB) / size);
  }
  for (let i = 0; i < normals.length; i += 3) {
    if (wanted && wanted[i / 3] === 0) continue;
    const [x, y, z] = [numberAt(normals, i), numberAt(normals, i + 1), numberAt(normals, i + 2)];
    const size = Math.sqrt(x * x + y * y + z * z);
    if (size === 0) continue;
    normals[i] = x / size;
    normals[i + 1] = y / size;
    normals[i + 2] = z / size;
  }
  return normals;
};

const addTo = (sums: Float64Array, i: number, x: number, y: number, z: number, weight: number): void => {
  sums[3 * i] = (sums[3 * i] as number) + x * weight;
  sums[3 * i + 1] = (sums[3 * i + 1] as number) + y * weight;
  sums[3 * i + 2] = (sums[3 * i + 2] as number) + z * weight;
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
