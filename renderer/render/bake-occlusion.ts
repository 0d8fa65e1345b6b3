/** One mesh at rest, in the figure's space. */
export interface OcclusionMesh {
  /** Metres, three numbers a vertex. */
  readonly positions: Float32Array;
  /** Unit length, three numbers a vertex. */
  readonly normals: Float32Array;
  /** Three a triangle. */
  readonly indices: ArrayLike<number>;
  /** Whether it keeps light from others. */
  readonly occludes: boolean;
}

/** Directions of light, and the side of the square depth picture that each is judged by. */
const DIRECTIONS = 40;
const SIZE = 256;
/** Surfaces nearer than this many texels count as the same surface. */
const BIAS_TEXELS = 2;
const SMOOTHING_ROUNDS = 2;

/** A frame looking along −direction: two axes across it. */
interface View {
  readonly across: readonly [number, number, number];
  readonly up: readonly [number, number, number];
  readonly towards: readonly [number, number, number];
}

/** Evenly spread over the sphere (Fibonacci lattice; González 2010, "Measurement of areas on a sphere"). */
const viewOf = (index: number): View => {
  const y = 1 - (2 * index + 1) / DIRECTIONS;
  const radius = Math.sqrt(1 - y * y);
  const angle = index * Math.PI * (3 - Math.sqrt(5));
  const d = [radius * Math.sin(angle), y, radius * Math.cos(angle)] as const;
  const helper = Math.abs(d[1]) < 0.9 ? ([0, 1, 0] as const) : ([1, 0, 0] as const);
  const a = [
    helper[1] * d[2] - helper[2] * d[1],
    helper[2] * d[0] - helper[0] * d[2],
    helper[0] * d[1] - helper[1] * d[0],
  ] as const;
  const length = Math.hypot(...a);
  const across = [a[0] / length, a[1] / length, a[2] / length] as const;
  const up = [
    d[1] * across[2] - d[2] * across[1],
    d[2] * across[0] - d[0] * across[2],
    d[0] * across[1] - d[1] * across[0],
  ] as const;
  return { across, up, towards: d };
};

/** Where the figure is and how large, so that a depth picture just holds it. */
const enclose = (meshes: readonly OcclusionMesh[]): { centre: [number, number, number]; radius: number } => {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (const { positions } of meshes)
    for (let i = 0; i < positions.length; i++) {
      const axis = i % 3;
      low[axis] = Math.min(low[axis] as number, positions[i] as number);
      high[axis] = Math.max(high[axis] as number, positions[i] as number);
    }
  const middle = (k: number): number => ((low[k] as number) + (high[k] as number)) / 2;
  const half = (k: number): number => ((high[k] as number) - (low[k] as number)) / 2;
  return { centre: [middle(0), middle(1), middle(2)], radius: Math.hypot(half(0), half(1), half(2)) * 1.01 };
};

/** Vertices as (column, row, depth) in texels; a larger depth is nearer to the light. */
const project = (
  { positions }: OcclusionMesh,
  { across, up, towards }: View,
  centre: readonly [number, number, number],
  scale: number,
): Float32Array => {
  const projected = new Float32Array(positions.length);
  for (let i = 0; i < positions.length; i += 3) {
    const x = (positions[i] as number) - centre[0];
    const y = (positions[i + 1] as number) - centre[1];
    const z = (positions[i + 2] as number) - centre[2];
    projected[i] = SIZE / 2 + scale * (x * across[0] + y * across[1] + z * across[2]);
    projected[i + 1] = SIZE / 2 + scale * (x * up[0] + y * up[1] + z * up[2]);
    projected[i + 2] = scale * (x * towards[0] + y * towards[1] + z * towards[2]);
  }
  return projected;
};

/** Keeps the nearest depth of one triangle's texels. Half-plane test with barycentric interpolation (Pineda 1988). */
const fillTriangle = (depth: Float32Array, p: Float32Array, a: number, b: number, c: number): void => {
  const ax = p[a] as number;
  const ay = p[a + 1] as number;
  const bx = p[b] as number;
  const by = p[b + 1] as number;
  const cx = p[c] as number;
  const cy = p[c + 1] as number;
  const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  if (Math.abs(area) < 1e-6) return;
  const az = p[a + 2] as number;
  const bz = p[b + 2] as number;
  const cz = p[c + 2] as number;
  const left = Math.max(0, Math.floor(Math.min(ax, bx, cx)));
  const right = Math.min(SIZE - 1, Math.ceil(Math.max(ax, bx, cx)));
  const bottom = Math.max(0, Math.floor(Math.min(ay, by, cy)));
  const top = Math.min(SIZE - 1, Math.ceil(Math.max(ay, by, cy)));
  for (let row = bottom; row <= top; row++)
    for (let column = left; column <= right; column++) {
      const x = column + 0.5;
      const y = row + 0.5;
      const u = ((bx - x) * (cy - y) - (by - y) * (cx - x)) / area;
      const v = ((cx - x) * (ay - y) - (cy - y) * (ax - x)) / area;
      const w = 1 - u - v;
      if (u < 0 || v < 0 || w < 0) continue;
      const z = u * az + v * bz + w * cz;
      const at = row * SIZE + column;
      if (z > (depth[at] as number)) depth[at] = z;
    }
};

/** Adds what each vertex receives from one direction: `received[0]` of `received[1]` possible. */
const receive = (
  mesh: OcclusionMesh,
  projected: Float32Array,
  { towards }: View,
  depth: Float32Array,
  lit: Float32Array,
  possible: Float32Array,
): void => {
  for (let vertex = 0, i = 0; vertex < lit.length; vertex++, i += 3) {
    const cosine =
      (mesh.normals[i] as number) * towards[0] +
      (mesh.normals[i + 1] as number) * towards[1] +
      (mesh.normals[i + 2] as number) * towards[2];
    if (cosine <= 0) continue;
    possible[vertex] = (possible[vertex] as number) + cosine;
    const column = Math.min(SIZE - 1, Math.max(0, Math.floor(projected[i] as number)));
    const row = Math.min(SIZE - 1, Math.max(0, Math.floor(projected[i + 1] as number)));
    // A slanted surface changes its depth within a texel.
    const bias = BIAS_TEXELS / Math.max(0.25, cosine);
    if ((depth[row * SIZE + column] as number) <= (projected[i + 2] as number) + bias)
      lit[vertex] = (lit[vertex] as number) + cosine;
  }
};

/** Averages along edges: hides the depth pictures' texels. */
const smooth = (values: Float32Array<ArrayBuffer>, indices: ArrayLike<number>): Float32Array<ArrayBuffer> => {
  const sum = values.slice();
  const count = new Float32Array(values.length).fill(1);
  for (let t = 0; t < indices.length; t += 3)
    for (let k = 0; k < 3; k++) {
      const a = indices[t + k] as number;
      const b = indices[t + ((k + 1) % 3)] as number;
      sum[a] = (sum[a] as number) + (values[b] as number);
      sum[b] = (sum[b] as number) + (values[a] as number);
      count[a] = (count[a] as number) + 1;
      count[b] = (count[b] as number) + 1;
    }
  return sum.map((value, i) => value / (count[i] as number));
};

/**
 * How open each vertex is to light from all around, 0 (enclosed) to 1, for a figure at rest:
 * the shade under a chin and between locks of hair, without shadows at run time.
 */
export const bakeOcclusion = (meshes: readonly OcclusionMesh[]): Float32Array[] => {
  const { centre, radius } = enclose(meshes);
  const scale = SIZE / 2 / radius;
  const lit: Float32Array<ArrayBuffer>[] = meshes.map(
    ({ positions }) => new Float32Array(positions.length / 3),
  );
  const possible = lit.map((values) => values.slice());
  const depth = new Float32Array(SIZE * SIZE);
  for (let direction = 0; direction < DIRECTIONS; direction++) {
    const view = viewOf(direction);
    depth.fill(-Infinity);
    const projections = meshes.map((mesh) => project(mesh, view, centre, scale));
    meshes.forEach(({ indices, occludes }, m) => {
      const projected = projections[m];
      if (!occludes || !projected) return;
      for (let t = 0; t < indices.length; t += 3)
        fillTriangle(
          depth,
          projected,
          (indices[t] as number) * 3,
          (indices[t + 1] as number) * 3,
          (indices[t + 2] as number) * 3,
        );
    });
    meshes.forEach((mesh, m) => {
      const projected = projections[m];
      const litHere = lit[m];
      const possibleHere = possible[m];
      if (projected && litHere && possibleHere) receive(mesh, projected, view, depth, litHere, possibleHere);
    });
  }
  return meshes.map(({ indices }, m) => {
    let open: Float32Array<ArrayBuffer> = (lit[m] ?? new Float32Array()).map((value, i) => {
      const all = possible[m]?.[i] ?? 0;
      return all > 0 ? value / all : 1;
    });
    for (let round = 0; round < SMOOTHING_ROUNDS; round++) open = smooth(open, indices);
    return open;
  });
};
