import { addScaled, length, scale, subtract } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import { itemAt } from '../../core/shapes/points.ts';
import { ARKIT_SHAPES, type ArkitShape } from '../../core/signals/arkit.ts';
import type { BoneName, MaterialName, SculptedMorph, SculptedPart } from './sculpted-avatar.ts';
import { type Surface, type Triangle, vertexNormals } from './surface.ts';

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

const makeMorph = (
  shape: ArkitShape,
  shifts: readonly Vector3[],
  rest: { points: readonly Vector3[]; normals: readonly Vector3[]; triangles: readonly Triangle[] },
): SculptedMorph | null => {
  const moved = rest.points.map((point, i) => addScaled(point, itemAt(shifts, i), 1));
  const normals = vertexNormals(moved, rest.triangles);
  const turns = normals.map((normal, i) => subtract(normal, itemAt(rest.normals, i)));
  const vertices = [...rest.points.keys()].filter(
    (i) => length(itemAt(shifts, i)) > SMALLEST_SHIFT || length(itemAt(turns, i)) > SMALLEST_TURN,
  );
  if (!vertices.some((i) => length(itemAt(shifts, i)) > SMALLEST_SHIFT)) return null;
  return {
    shape,
    vertices: Uint16Array.from(vertices),
    positions: flat(
      vertices.map((i) => itemAt(shifts, i)),
      3,
      METRES_PER_CENTIMETRE,
    ),
    normals: flat(
      vertices.map((i) => itemAt(turns, i)),
      3,
    ),
  };
};

export const finishPart = (draft: PartDraft): SculptedPart => {
  const normals = vertexNormals(draft.points, draft.triangles);
  const rest = { points: draft.points, normals, triangles: draft.triangles };
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
    normals: flat(draft.normals ?? normals, 3),
    ...(draft.uv ? { uv: flat(draft.uv, 2) } : {}),
    ...(draft.colours ? { colours: flat(draft.colours, 3) } : {}),
    ...(draft.skin ? { skin: draft.skin } : {}),
    indices: Uint16Array.from(draft.triangles.flat()),
    morphs,
  };
};
