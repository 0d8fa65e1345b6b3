import { length, scale, subtract } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import { itemAt, numberAt } from '../../core/shapes/points.ts';
import { ARKIT_SHAPES, type ArkitShape } from '../../core/signals/arkit.ts';
import type {
  BoneName,
  MaterialName,
  SculptedMorph,
  SculptedPart,
  VertexNumbers,
} from './sculpted-avatar.ts';
import { cornersOf, flatNormals, flatPoints, type Surface } from './surface.ts';

const METRES_PER_CENTIMETRE = 0.01;
/** Smaller movements are nobody's to see: they would only fill the file. Centimetres. */
const SMALLEST_SHIFT = 0.004;
const SMALLEST_TURN = 0.01;

/** One displacement per vertex, centimetres. */
export type ShapeShifts = Partial<Record<ArkitShape, readonly Vector3[]>>;

/** What the sculptor's tools hand on: centimetres, head axes. */
export interface PartDraft extends Surface {
  readonly name: string;
  readonly material: MaterialName;
  readonly bone: BoneName;
  /** The bone's place, centimetres: positions become relative to it. */
  readonly pivot: Vector3;
  /** Where the surface's own would not do. */
  readonly normals?: readonly Vector3[];
  readonly uv?: readonly (readonly [number, number])[];
  readonly colours?: readonly Vector3[];
  readonly skin?: SculptedPart['skin'];
  readonly shifts?: ShapeShifts;
}

const flat = (vectors: readonly (readonly number[])[], size: number, factor = 1): Float32Array => {
  const numbers = new Float32Array(vectors.length * size);
  vectors.forEach((vector, i) => {
    for (let k = 0; k < size; k++) numbers[i * size + k] = (vector[k] ?? 0) * factor;
  });
  return numbers;
};

/** glTF reserves the largest number of 16 bits. */
const MOST_NARROW = 65535;

const vertexNumbers = (numbers: ArrayLike<number>, vertexCount: number): VertexNumbers =>
  vertexCount < MOST_NARROW ? Uint16Array.from(numbers) : Uint32Array.from(numbers);

interface RestMesh {
  readonly points: Float64Array;
  readonly normals: Float64Array;
  readonly corners: Uint32Array;
}

/** How a shape moves a vertex: it turns its neighbours' normals, and may go far enough itself to be kept. */
const STIRS = 1;
const TRAVELS = 2;

/** Marks the vertices of every triangle that has a marked vertex. */
const withNeighbours = (marked: Uint8Array, corners: Uint32Array): Uint8Array => {
  const all = Uint8Array.from(marked);
  for (let t = 0; t < corners.length; t += 3) {
    const [a, b, c] = [corners[t] as number, corners[t + 1] as number, corners[t + 2] as number];
    if (marked[a] !== 0 || marked[b] !== 0 || marked[c] !== 0) all[a] = all[b] = all[c] = 1;
  }
  return all;
};

const makeMorph = (shape: ArkitShape, shifts: readonly Vector3[], rest: RestMesh): SculptedMorph | null => {
  const count = shifts.length;
  const moves = new Uint8Array(count);
  const moved = rest.points.slice();
  let seen = false;
  for (let i = 0; i < count; i++) {
    const shift = itemAt(shifts, i);
    const [x, y, z] = shift;
    if (x === 0 && y === 0 && z === 0) continue;
    moves[i] = length(shift) > SMALLEST_SHIFT ? TRAVELS : STIRS;
    seen ||= moves[i] === TRAVELS;
    moved[3 * i] = numberAt(moved, 3 * i) + x;
    moved[3 * i + 1] = numberAt(moved, 3 * i + 1) + y;
    moved[3 * i + 2] = numberAt(moved, 3 * i + 2) + z;
  }
  if (!seen) return null;
  const turning = withNeighbours(moves, rest.corners);
  const turns = flatNormals(moved, rest.corners, turning);
  const vertices = new Uint32Array(count);
  const [positions, normals] = [new Float32Array(3 * count), new Float32Array(3 * count)];
  let kept = 0;
  for (let i = 0; i < count; i++) {
    if (turning[i] === 0) continue;
    const x = numberAt(turns, 3 * i) - numberAt(rest.normals, 3 * i);
    const y = numberAt(turns, 3 * i + 1) - numberAt(rest.normals, 3 * i + 1);
    const z = numberAt(turns, 3 * i + 2) - numberAt(rest.normals, 3 * i + 2);
    if (moves[i] !== TRAVELS && Math.sqrt(x * x + y * y + z * z) <= SMALLEST_TURN) continue;
    const shift = itemAt(shifts, i);
    positions[3 * kept] = shift[0] * METRES_PER_CENTIMETRE;
    positions[3 * kept + 1] = shift[1] * METRES_PER_CENTIMETRE;
    positions[3 * kept + 2] = shift[2] * METRES_PER_CENTIMETRE;
    normals[3 * kept] = x;
    normals[3 * kept + 1] = y;
    normals[3 * kept + 2] = z;
    vertices[kept++] = i;
  }
  return {
    shape,
    vertices: vertexNumbers(vertices.subarray(0, kept), count),
    positions: positions.slice(0, 3 * kept),
    normals: normals.slice(0, 3 * kept),
  };
};

export const finishPart = (draft: PartDraft): SculptedPart => {
  const [points, corners] = [flatPoints(draft.points), cornersOf(draft.triangles)];
  const rest = { points, corners, normals: flatNormals(points, corners) };
  const morphs = ARKIT_SHAPES.flatMap((shape) => {
    const shifts = draft.shifts?.[shape];
    return (shifts && makeMorph(shape, shifts, rest)) ?? [];
  });
  return {
    name: draft.name,
    material: draft.material,
    bone: draft.bone,
    positions: flat(
      draft.points.map((point) => scale(subtract(point, draft.pivot), METRES_PER_CENTIMETRE)),
      3,
    ),
    normals: draft.normals ? flat(draft.normals, 3) : Float32Array.from(rest.normals),
    ...(draft.uv ? { uv: flat(draft.uv, 2) } : {}),
    ...(draft.colours ? { colours: flat(draft.colours, 3) } : {}),
    ...(draft.skin ? { skin: draft.skin } : {}),
    indices: vertexNumbers(corners, draft.points.length),
    morphs,
  };
};
