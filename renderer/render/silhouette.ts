/** Where two triangles meet: first and second vertex, and the two triangles' numbers; four numbers an edge. */
export interface Edges {
  readonly list: Uint32Array;
  readonly count: number;
}

/** Tenths of a millimetre apart is the same place: seams of texture coordinates split vertices, not surfaces. */
const WELD_PER_METRE = 1e5;

/** For each vertex, the first vertex at its place. */
const weld = (positions: ArrayLike<number>): Uint32Array => {
  const firstAt = new Map<string, number>();
  const welded = new Uint32Array(positions.length / 3);
  for (let vertex = 0; vertex < welded.length; vertex++) {
    const [x, y, z] = [0, 1, 2].map((k) =>
      Math.round((positions[vertex * 3 + k] as number) * WELD_PER_METRE),
    );
    const place = `${x},${y},${z}`;
    const first = firstAt.get(place) ?? vertex;
    firstAt.set(place, first);
    welded[vertex] = first;
  }
  return welded;
};

/** Every edge that two triangles share. Borders of open sheets have no outside to fade into and are left out. */
export const findEdges = (positions: ArrayLike<number>, indices: ArrayLike<number>): Edges => {
  const welded = weld(positions);
  const waiting = new Map<number, readonly [number, number, number]>();
  const list: number[] = [];
  for (let t = 0; t < indices.length; t += 3)
    for (let k = 0; k < 3; k++) {
      const a = indices[t + k] as number;
      const b = indices[t + ((k + 1) % 3)] as number;
      const low = Math.min(welded[a] as number, welded[b] as number);
      const high = Math.max(welded[a] as number, welded[b] as number);
      if (low === high) continue;
      const key = low * welded.length + high;
      const other = waiting.get(key);
      if (!other) waiting.set(key, [a, b, t / 3]);
      else {
        list.push(...other, t / 3);
        waiting.delete(key);
      }
    }
  return { list: Uint32Array.from(list), count: list.length / 4 };
};

/**
 * Whether each triangle faces the eye; 1 or 0 into `facing`.
 * `stride` numbers a vertex, the first three are its place. `eyeOf` tells which of the `eyes` (three numbers each, in the
 * space of the positions) a triangle is seen by: parts that a joint carries are seen from where the eye is to the joint.
 */
export const faceEye = (
  positions: ArrayLike<number>,
  stride: number,
  indices: ArrayLike<number>,
  eyes: ArrayLike<number>,
  eyeOf: Uint8Array | null,
  facing: Uint8Array,
): void => {
  for (let triangle = 0; triangle < facing.length; triangle++) {
    const a = (indices[triangle * 3] as number) * stride;
    const b = (indices[triangle * 3 + 1] as number) * stride;
    const c = (indices[triangle * 3 + 2] as number) * stride;
    const eye = eyeOf ? (eyeOf[triangle] as number) * 3 : 0;
    const ax = positions[a] as number;
    const ay = positions[a + 1] as number;
    const az = positions[a + 2] as number;
    const ux = (positions[b] as number) - ax;
    const uy = (positions[b + 1] as number) - ay;
    const uz = (positions[b + 2] as number) - az;
    const vx = (positions[c] as number) - ax;
    const vy = (positions[c + 1] as number) - ay;
    const vz = (positions[c + 2] as number) - az;
    const towards =
      (uy * vz - uz * vy) * ((eyes[eye] as number) - ax) +
      (uz * vx - ux * vz) * ((eyes[eye + 1] as number) - ay) +
      (ux * vy - uy * vx) * ((eyes[eye + 2] as number) - az);
    facing[triangle] = towards > 0 ? 1 : 0;
  }
};

/**
 * Writes two triangles for every edge between a facing and an averted triangle: from the edge to its twin vertices, which
 * are `twin` further on. Returns how many indices were written; `into` must hold six an edge.
 */
export const silhouetteIndices = (
  { list, count }: Edges,
  facing: Uint8Array,
  twin: number,
  into: Uint32Array,
): number => {
  let at = 0;
  for (let edge = 0; edge < count; edge++) {
    const first = facing[list[edge * 4 + 2] as number];
    if (first === facing[list[edge * 4 + 3] as number]) continue;
    const a = list[edge * 4] as number;
    const b = list[edge * 4 + 1] as number;
    into[at++] = a;
    into[at++] = b;
    into[at++] = b + twin;
    into[at++] = a;
    into[at++] = b + twin;
    into[at++] = a + twin;
  }
  return at;
};
