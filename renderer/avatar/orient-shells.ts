/** A mesh's surface as plain numbers. */
export interface Shell {
  readonly positions: ArrayLike<number>;
  /** Three a triangle; rewritten where a piece is inside out. */
  readonly indices: Uint16Array | Uint32Array;
  /** Three a vertex; negated where a piece is inside out. */
  readonly normals: Float32Array;
}

/** A sphere's volume is 0.094 of its area to the power 1.5; a flat card's is nothing. */
const SOLID_RATIO = 0.02;

/**
 * A piece this large beside the whole shows its inside where it is open: long hair behind the neck. Small ones, such as
 * locks, lie on something that closes them.
 */
const LARGE_SHARE = 0.2;
/** A rim's length to the root of the area: shorter, and it is a seam or a hole that nobody looks into. */
const OPEN_RATIO = 0.5;

/** For each vertex, one vertex that stands for its connected piece. Union-find with path halving (Tarjan 1984). */
const findPieces = (count: number, indices: ArrayLike<number>): Uint32Array => {
  const parent = Uint32Array.from({ length: count }, (_, i) => i);
  const find = (vertex: number): number => {
    let at = vertex;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  for (let t = 0; t < indices.length; t += 3)
    for (let k = 1; k < 3; k++) parent[find(indices[t + k] as number)] = find(indices[t] as number);
  return parent.map((_, vertex) => find(vertex));
};

interface Piece {
  sum: [number, number, number];
  vertices: number;
  area: number;
  volume: number;
}

const measure = ({ positions, indices }: Shell, pieceOf: Uint32Array): Map<number, Piece> => {
  const pieces = new Map<number, Piece>();
  pieceOf.forEach((piece, vertex) => {
    const found = pieces.get(piece) ?? { sum: [0, 0, 0], vertices: 0, area: 0, volume: 0 };
    for (let k = 0; k < 3; k++)
      found.sum[k] = (found.sum[k] as number) + (positions[vertex * 3 + k] as number);
    found.vertices++;
    pieces.set(piece, found);
  });
  for (let t = 0; t < indices.length; t += 3) {
    const corners = [0, 1, 2].map((k) => indices[t + k] as number);
    const piece = pieces.get(pieceOf[corners[0] as number] as number);
    if (!piece) continue;
    const [a, b, c] = corners.map((vertex) =>
      piece.sum.map((sum, k) => (positions[vertex * 3 + k] as number) - sum / piece.vertices),
    ) as [number[], number[], number[]];
    const u = a.map((value, k) => (b[k] as number) - value) as [number, number, number];
    const v = a.map((value, k) => (c[k] as number) - value) as [number, number, number];
    const cross = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
    piece.area += Math.hypot(...cross) / 2;
    piece.volume += cross.reduce((dot, value, k) => dot + value * (a[k] as number), 0) / 6;
  }
  return pieces;
};

/** Length of the borders of one piece: edges that only one triangle has. Seams, where vertices are double, are none. */
const rimOf = ({ positions, indices }: Shell, pieceOf: Uint32Array, piece: number): number => {
  const borders = new Map<number, readonly [number, number]>();
  const firstAt = new Map<string, number>();
  const welded = (vertex: number): number => {
    const place = [0, 1, 2].map((k) => Math.round((positions[vertex * 3 + k] as number) * 1e5)).join();
    const first = firstAt.get(place) ?? vertex;
    firstAt.set(place, first);
    return first;
  };
  for (let t = 0; t < indices.length; t += 3) {
    if (pieceOf[indices[t] as number] !== piece) continue;
    for (let k = 0; k < 3; k++) {
      const a = welded(indices[t + k] as number);
      const b = welded(indices[t + ((k + 1) % 3)] as number);
      if (a === b) continue;
      const key = Math.min(a, b) * pieceOf.length + Math.max(a, b);
      if (!borders.delete(key)) borders.set(key, [a, b]);
    }
  }
  let length = 0;
  for (const [a, b] of borders.values())
    length += Math.hypot(
      ...[0, 1, 2].map((k) => (positions[a * 3 + k] as number) - (positions[b * 3 + k] as number)),
    );
  return length;
};

/**
 * Turns every connected piece whose inside faces out (by the sign of its volume about its own middle).
 * Returns whether all pieces enclose a volume, so that their back faces are never seen.
 */
export const orientShells = (shell: Shell): boolean => {
  const { indices, normals } = shell;
  const pieceOf = findPieces(normals.length / 3, indices);
  const pieces = measure(shell, pieceOf);
  const isInsideOut = (vertex: number): boolean => (pieces.get(pieceOf[vertex] as number)?.volume ?? 0) < 0;
  for (let t = 0; t < indices.length; t += 3) {
    if (!isInsideOut(indices[t] as number)) continue;
    const second = indices[t + 1] as number;
    indices[t + 1] = indices[t + 2] as number;
    indices[t + 2] = second;
  }
  for (let i = 0; i < normals.length; i++)
    if (isInsideOut(Math.floor(i / 3))) normals[i] = -(normals[i] as number);
  const whole = [...pieces.values()].reduce((sum, { area }) => sum + area, 0);
  return [...pieces].every(
    ([piece, { area, volume }]) =>
      area === 0 ||
      (Math.abs(volume) > SOLID_RATIO * area ** 1.5 &&
        (area < LARGE_SHARE * whole || rimOf(shell, pieceOf, piece) < OPEN_RATIO * Math.sqrt(area))),
  );
};
