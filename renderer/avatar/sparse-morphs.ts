/** One shape's displacements, only where it displaces. */
interface SparseMorph {
  /** Place of the shape in the weights array. */
  readonly shape: number;
  /** Start of each moved vertex in the six-numbers-a-vertex array. */
  readonly offsets: Uint32Array;
  /** Six numbers for each moved vertex: change of position (metres) and of normal at weight 1. */
  readonly deltas: Float32Array;
}

export type SparseMorphs = readonly SparseMorph[];

/** A dense shape as a file holds it: three numbers a vertex. */
export interface DenseMorph {
  readonly shape: number;
  readonly position: Float32Array;
  readonly normal: Float32Array | null;
}

const STRIDE = 6;
/** A tenth of a micrometre, and a hundredth of a degree of a normal, cannot be seen. */
const POSITION_FLOOR = 1e-7;
const NORMAL_FLOOR = 2e-4;

const moves = (source: Float32Array | null, vertex: number, floor: number): boolean =>
  source !== null &&
  Math.abs(source[vertex * 3] ?? 0) +
    Math.abs(source[vertex * 3 + 1] ?? 0) +
    Math.abs(source[vertex * 3 + 2] ?? 0) >
    floor;

const sparse = ({ shape, position, normal }: DenseMorph): SparseMorph => {
  const moved: number[] = [];
  for (let vertex = 0; vertex < position.length / 3; vertex++)
    if (moves(position, vertex, POSITION_FLOOR) || moves(normal, vertex, NORMAL_FLOOR)) moved.push(vertex);
  const offsets = Uint32Array.from(moved, (vertex) => vertex * STRIDE);
  const deltas = new Float32Array(moved.length * STRIDE);
  moved.forEach((vertex, at) => {
    deltas.set(position.subarray(vertex * 3, vertex * 3 + 3), at * STRIDE);
    if (normal) deltas.set(normal.subarray(vertex * 3, vertex * 3 + 3), at * STRIDE + 3);
  });
  return { shape, offsets, deltas };
};

/** Keeps what moves. Shapes that move nothing are left out. */
export const makeSparse = (dense: readonly DenseMorph[]): SparseMorphs =>
  dense.map(sparse).filter((morph) => morph.offsets.length > 0);

/**
 * Writes `rest` plus every shape times its weight into `target`; both have six numbers a vertex.
 * Normals come out unnormalised: the shader normalises them anyway.
 */
export const morphInto = (
  target: Float32Array,
  rest: Float32Array,
  morphs: SparseMorphs,
  weights: Float32Array,
): void => {
  target.set(rest);
  for (const { shape, offsets, deltas } of morphs) {
    const weight = weights[shape] ?? 0;
    if (Math.abs(weight) < 1e-3) continue;
    for (let i = 0, from = 0; i < offsets.length; i++, from += STRIDE) {
      const to = offsets[i] as number;
      for (let k = 0; k < STRIDE; k++)
        target[to + k] = (target[to + k] as number) + weight * (deltas[from + k] as number);
    }
  }
};
