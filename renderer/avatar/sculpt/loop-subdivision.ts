import { itemAt } from '../../core/shapes/points.ts';
import type { Triangle } from './surface.ts';

/** A new vertex as weights of old ones. */
export type Stencil = readonly (readonly [vertex: number, weight: number])[];

export interface Subdivision {
  /** One per new vertex; the old vertices come first. Applied to positions, shapes and uv alike. */
  readonly stencils: readonly Stencil[];
  readonly triangles: readonly Triangle[];
  readonly creases: ReadonlySet<number>;
  /** The new vertex of each split edge, by `edgeKey`. */
  readonly edgeVertices: ReadonlyMap<number, number>;
}

interface Edge {
  readonly a: number;
  readonly b: number;
  readonly opposite: number[];
  sharp: boolean;
  split: boolean;
  vertex: number;
}

const EDGE_BASE = 65536;

/** One number for an edge, whichever way round it is named. */
export const edgeKey = (a: number, b: number): number => (a < b ? a * EDGE_BASE + b : b * EDGE_BASE + a);

const edgesOf = (
  triangles: readonly Triangle[],
  creases: ReadonlySet<number>,
  chosen: (triangle: number) => boolean,
): Map<number, Edge> => {
  const edges = new Map<number, Edge>();
  triangles.forEach((triangle, t) => {
    for (let k = 0; k < 3; k++) {
      const [a, b, c] = [0, 1, 2].map((n) => itemAt(triangle, (k + n) % 3)) as [number, number, number];
      const key = edgeKey(a, b);
      let edge = edges.get(key);
      if (!edge) {
        edge = {
          a: Math.min(a, b),
          b: Math.max(a, b),
          opposite: [],
          sharp: creases.has(key),
          split: false,
          vertex: -1,
        };
        edges.set(key, edge);
      }
      edge.opposite.push(c);
      if (chosen(t)) edge.split = true;
    }
  });
  for (const edge of edges.values()) if (edge.opposite.length !== 2) edge.sharp = true;
  return edges;
};

const vertexStencils = (vertexCount: number, edges: ReadonlyMap<number, Edge>): Stencil[] => {
  const neighbours = Array.from({ length: vertexCount }, (): number[] => []);
  const sharp = Array.from({ length: vertexCount }, (): number[] => []);
  for (const { a, b, sharp: isSharp } of edges.values()) {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      itemAt(neighbours, from).push(to);
      if (isSharp) itemAt(sharp, from).push(to);
    }
  }
  return neighbours.map((around, i): Stencil => {
    const [first, second, ...more] = itemAt(sharp, i);
    if (first !== undefined && second !== undefined && more.length === 0)
      return [
        [i, 0.75],
        [first, 0.125],
        [second, 0.125],
      ];
    if (more.length > 0 || around.length === 0) return [[i, 1]];
    const share = around.length === 3 ? 3 / 16 : 3 / (8 * around.length);
    return [[i, 1 - around.length * share], ...around.map((j): [number, number] => [j, share])];
  });
};

const edgeStencil = ({ a, b, opposite, sharp }: Edge): Stencil => {
  const [c, d] = opposite;
  if (sharp || c === undefined || d === undefined)
    return [
      [a, 0.5],
      [b, 0.5],
    ];
  return [
    [a, 0.375],
    [b, 0.375],
    [c, 0.125],
    [d, 0.125],
  ];
};

/** A triangle with 0, 1, 2 or 3 of its edges split (−1: not split), as 1 to 4 triangles without a crack. */
const splitTriangle = (corners: Triangle, middles: Triangle): Triangle[] => {
  const count = middles.filter((vertex) => vertex >= 0).length;
  if (count === 0) return [corners];
  let [a, b, c] = corners;
  let [ab, bc, ca] = middles;
  if (count === 3)
    return [
      [a, ab, ca],
      [ab, b, bc],
      [ca, bc, c],
      [ab, bc, ca],
    ];
  while (!(count === 1 ? ab >= 0 : ca < 0)) {
    [a, b, c] = [b, c, a];
    [ab, bc, ca] = [bc, ca, ab];
  }
  return count === 1
    ? [
        [a, ab, c],
        [ab, b, c],
      ]
    : [
        [ab, b, bc],
        [a, ab, bc],
        [a, bc, c],
      ];
};

/**
 * One step of Loop's subdivision, everywhere or only on the triangles `chosen`; open edges and `creases` stay sharp.
 * Loop 1987, "Smooth subdivision surfaces based on triangles"; creases after Hoppe et al. 1994.
 */
export const subdivide = (
  vertexCount: number,
  triangles: readonly Triangle[],
  creases: ReadonlySet<number>,
  chosen: (triangle: number) => boolean = () => true,
): Subdivision => {
  const edges = edgesOf(triangles, creases, chosen);
  const stencils = vertexStencils(vertexCount, edges);
  const nextCreases = new Set<number>();
  const edgeVertices = new Map<number, number>();
  for (const [key, edge] of edges) {
    if (!edge.split) {
      if (creases.has(key)) nextCreases.add(key);
      continue;
    }
    edge.vertex = stencils.length;
    edgeVertices.set(key, edge.vertex);
    stencils.push(edgeStencil(edge));
    if (creases.has(key)) nextCreases.add(edgeKey(edge.a, edge.vertex)).add(edgeKey(edge.b, edge.vertex));
  }
  const middle = (a: number, b: number): number => edges.get(edgeKey(a, b))?.vertex ?? -1;
  return {
    stencils,
    triangles: triangles.flatMap(([a, b, c]) =>
      splitTriangle([a, b, c], [middle(a, b), middle(b, c), middle(c, a)]),
    ),
    creases: nextCreases,
    edgeVertices,
  };
};

/** Rows of numbers (positions, displacements, uv) carried over to the new vertices. */
export const applyStencils = <Row extends readonly number[]>(
  stencils: readonly Stencil[],
  rows: readonly Row[],
): Row[] =>
  stencils.map((stencil) => {
    const sum = new Array<number>(itemAt(rows, 0).length).fill(0);
    for (const [vertex, weight] of stencil) {
      const row = itemAt(rows, vertex);
      for (let k = 0; k < sum.length; k++) sum[k] = itemAt(sum, k) + itemAt(row, k) * weight;
    }
    // A row of the same length as the rows it was made from.
    return sum as unknown as Row;
  });
