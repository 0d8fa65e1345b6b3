import { mix } from '../../core/math/easing.ts';
import { add, addScaled, cross, dot, subtract, unit } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import { EYE_RING } from '../../core/shapes/landmarks.ts';
import { itemAt } from '../../core/shapes/points.ts';
import { type Eyeball, toSphere } from './eyeball.ts';
import type { PartDraft, ShapeShifts } from './part.ts';
import type { Identity } from './proportions.ts';
import { shapeRecord } from './shape-record.ts';
import type { Skin } from './skin.ts';
import { joinSurfaces, type Surface } from './surface.ts';
import { makeTube } from './tube.ts';

const EDGE_BASE = 65536;

interface LashPoint {
  /** Vertex of the lid's edge that carries this point. */
  readonly root: number;
  readonly eye: Eyeball;
}

/** The upper lid's edge from the inner corner to the outer. */
const upperEdge = (skin: Skin, left: boolean): number[] => {
  const ring = left ? EYE_RING.left : EYE_RING.right;
  const [outer, inner] = [itemAt(skin.points, ring[0]), itemAt(skin.points, ring[8])];
  const onEdge = new Set<number>();
  for (const key of skin.creases) onEdge.add(Math.floor(key / EDGE_BASE)).add(key % EDGE_BASE);
  const isUpper = (vertex: number): boolean => {
    const [x, y] = itemAt(skin.points, vertex);
    if (x < 0 === left) return false;
    const t = (x - outer[0]) / (inner[0] - outer[0]);
    return y > mix(outer[1], inner[1], t) - 0.02 || vertex === ring[0] || vertex === ring[8];
  };
  return [...onEdge]
    .filter(isUpper)
    .sort((a, b) => Math.abs(itemAt(skin.points, a)[0]) - Math.abs(itemAt(skin.points, b)[0]));
};

/** `offset` turned as the direction `from` turns to `to`, both unit. Rodrigues' formula. */
const turned = (offset: Vector3, from: Vector3, to: Vector3): Vector3 => {
  const axis = cross(from, to);
  const cosine = dot(from, to);
  const twice = cross(axis, offset);
  return addScaled(add(addScaled(offset, offset, cosine - 1), twice), axis, dot(axis, offset) / (1 + cosine));
};

/** Lashes turn with their lid: as the lid's edge goes round the eyeball, so does all that stands on it. */
const lidShifts = (skin: Skin, points: readonly Vector3[], carriers: readonly LashPoint[]): ShapeShifts =>
  shapeRecord((shape) =>
    points.map((point, i): Vector3 => {
      const { root, eye } = itemAt(carriers, i);
      const shift = itemAt(skin.shifts[shape], root);
      if (shift[0] === 0 && shift[1] === 0 && shift[2] === 0) return shift;
      const rest = itemAt(skin.points, root);
      const offset = subtract(point, rest);
      const moved = add(rest, shift);
      return subtract(
        add(moved, turned(offset, unit(toSphere(eye, rest)), unit(toSphere(eye, moved)))),
        point,
      );
    }),
  );

const BLADES = 9;

/** A dark band along each upper lid and, by the recipe, blades that grow towards the outer corner. */
export const makeLashes = (amount: number, skin: Skin, identity: Identity): PartDraft => {
  const surfaces: Surface[] = [];
  const carriers: LashPoint[] = [];
  const grow = (path: readonly Vector3[], roots: readonly number[], eye: Eyeball, band: boolean): void => {
    const sides = band ? 5 : 4;
    const thick = 0.55 + 0.45 * amount;
    const radius = band
      ? (t: number) => (0.03 + 0.085 * t ** 0.8 * (1 - t ** 10)) * thick
      : (t: number) => 0.085 * (1 - t) + 0.006;
    const facing = band ? (point: Vector3) => subtract(point, eye.centre) : (): Vector3 => [0, 0, 1];
    surfaces.push(makeTube(path, { radius, flatness: band ? 0.7 : 1, sides, facing }));
    for (const root of roots) for (let side = 0; side < sides; side++) carriers.push({ root, eye });
  };
  for (const left of [false, true]) {
    const eye = left ? identity.left : identity.right;
    const outward = left ? 1 : -1;
    const edge = upperEdge(skin, left);
    const away = (vertex: number): Vector3 => unit(subtract(itemAt(skin.points, vertex), eye.centre));
    const path = edge.map((vertex) => addScaled(itemAt(skin.points, vertex), away(vertex), 0.05));
    grow(path, edge, eye, true);
    for (let blade = 0; amount > 0.4 && blade < BLADES; blade++) {
      const t = mix(0.42, 0.985, blade / (BLADES - 1));
      const at = Math.round(t * (edge.length - 1));
      const [ox, oy, oz] = away(itemAt(edge, at));
      const size = amount * (0.28 + 0.42 * t);
      const blades = [0, 0.25, 0.5, 0.75, 1].map((u) =>
        add(itemAt(path, at), [
          size * u * (0.7 * ox + outward * 0.55 * t),
          size * (u * 0.3 * oy + u * u * 0.75),
          size * u * 0.6 * oz,
        ]),
      );
      grow(
        blades,
        blades.map(() => itemAt(edge, at)),
        eye,
        false,
      );
    }
  }
  const { points, triangles } = joinSurfaces(surfaces);
  return {
    name: 'Lashes',
    material: 'Lash',
    bone: 'Head',
    pivot: [0, 0, 0],
    points,
    triangles,
    shifts: lidShifts(skin, points, carriers),
  };
};
