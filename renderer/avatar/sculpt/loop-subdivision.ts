import { itemAt } from '../../core/shapes/points.ts';
import type { Triangle } from './surface.ts';

/** Every new vertex as weights of old ones, its stencil; all of them one behind the other: that of vertex i from `starts[i]` to `starts[i + 1]`. */
export interface FlatStencils {
  readonly starts: Uint32Array;
  readonly vertices: Uint32Array;
  readonly weights: Float64Array;
}

export interface Subdivision {
  /** One per new vertex; the old vertices come first. Applied to positions, shapes and uv alike. */
  readonly stencils: FlatStencils;
  readonly triangles: readonly Triangle[];
  readonly creases: ReadonlySet<number>;
  /** The new vertex of each split edge, by `edgeKey`. */
  readonly edgeVertices: ReadonlyMap<number, number>;
}

interface Edge {
  readonly a: number;
  readonly b: number;
  /** The third vertices of its first two triangles, −1 where there is none, and how many triangles it has. */
  c: number;
  d: number;
  triangles: number;
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
  const meet = (from: number, to: number, opposite: number, split: boolean): void => {
    const key = edgeKey(from, to);
    const known = edges.get(key);
    if (known) {
      if (known.triangles === 1) known.d = opposite;
      known.triangles++;
      known.split ||= split;
      return;
    }
    edges.set(key, {
      a: Math.min(from, to),
      b: Math.max(from, to),
      c: opposite,
      d: -1,
      triangles: 1,
      sharp: creases.has(key),
      split,
      vertex: -1,
    });
  };
  triangles.forEach(([a, b, c], t) => {
    const split = chosen(t);
    meet(a, b, c, split);
    meet(b, c, a, split);
    meet(c, a, b, split);
  });
  for (const edge of edges.values()) edge.sharp ||= edge.triangles !== 2;
  return edges;
};

/** Takes stencils entry by entry. */
const createStencils = () => {
  const [starts, vertices, weights]: [number[], number[], number[]] = [[0], [], []];
  return {
    count: () => starts.length - 1,
    weigh: (vertex: number, weight: number): void => {
      vertices.push(vertex);
      weights.push(weight);
    },
    end: (): void => {
      starts.push(vertices.length);
    },
    flat: (): FlatStencils => ({
      starts: new Uint32Array(starts),
      vertices: new Uint32Array(vertices),
      weights: new Float64Array(weights),
    }),
  };
};
type Stencils = ReturnType<typeof createStencils>;

const addVertexStencils = (
  { weigh, end }: Stencils,
  vertexCount: number,
  edges: ReadonlyMap<number, Edge>,
): void => {
  const neighbours = Array.from({ length: vertexCount }, (): number[] => []);
  const sharp = Array.from({ length: vertexCount }, (): number[] => []);
  for (const edge of edges.values()) {
    itemAt(neighbours, edge.a).push(edge.b);
    itemAt(neighbours, edge.b).push(edge.a);
    if (!edge.sharp) continue;
    itemAt(sharp, edge.a).push(edge.b);
    itemAt(sharp, edge.b).push(edge.a);
  }
  neighbours.forEach((around, i) => {
    const along = itemAt(sharp, i);
    if (along.length === 2) {
      weigh(i, 0.75);
      for (const j of along) weigh(j, 0.125);
    } else if (along.length > 2 || around.length === 0) weigh(i, 1);
    else {
      const share = around.length === 3 ? 3 / 16 : 3 / (8 * around.length);
      weigh(i, 1 - around.length * share);
      for (const j of around) weigh(j, share);
    }
    end();
  });
};

const addEdgeStencil = ({ weigh, end }: Stencils, { a, b, c, d, sharp }: Edge): void => {
  const share = sharp ? 0.5 : 0.375;
  weigh(a, share);
  weigh(b, share);
  if (!sharp) {
    weigh(c, 0.125);
    weigh(d, 0.125);
  }
  end();
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
  const stencils = createStencils();
  addVertexStencils(stencils, vertexCount, edges);
  const nextCreases = new Set<number>();
  const edgeVertices = new Map<number, number>();
  for (const [key, edge] of edges) {
    if (!edge.split) {
      if (creases.has(key)) nextCreases.add(key);
      continue;
    }
    edge.vertex = stencils.count();
    edgeVertices.set(key, edge.vertex);
    addEdgeStencil(stencils, edge);
    if (creases.has(key)) nextCreases.add(edgeKey(edge.a, edge.vertex)).add(edgeKey(edge.b, edge.vertex));
  }
  const middle = (a: number, b: number): number => edges.get(edgeKey(a, b))?.vertex ?? -1;
  return {
    stencils: stencils.flat(),
    triangles: triangles.flatMap(([a, b, c]) =>
      splitTriangle([a, b, c], [middle(a, b), middle(b, c), middle(c, a)]),
    ),
    creases: nextCreases,
    edgeVertices,
  };
};

/**
 * Values of `size` numbers a vertex (positions, displacements, uv), three at most, carried over to the new vertices.
 * It runs once for every shape, so it keeps its sums out of the array.
 */
export const applyStencils = (
  { starts, vertices, weights }: FlatStencils,
  values: Float64Array,
  size: number,
): Float64Array => {
  const count = starts.length - 1;
  const carried = new Float64Array(count * size);
  for (let i = 0; i < count; i++) {
    const end = starts[i + 1] as number;
    let [x, y, z] = [0, 0, 0];
    for (let entry = starts[i] as number; entry < end; entry++) {
      const from = (vertices[entry] as number) * size;
      const weight = weights[entry] as number;
      x += (values[from] as number) * weight;
      if (size > 1) y += (values[from + 1] as number) * weight;
      if (size > 2) z += (values[from + 2] as number) * weight;
    }
    carried[i * size] = x;
    if (size > 1) carried[i * size + 1] = y;
    if (size > 2) carried[i * size + 2] = z;
  }
  return carried;
};
