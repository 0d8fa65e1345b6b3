import { mix } from '../../core/math/easing.ts';
import { add, addScaled, cross, dot, subtract, unit } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import { EYE_RING } from '../../core/shapes/landmarks.ts';
import { itemAt } from '../../core/shapes/points.ts';
import { type Eyeball, toSphere } from './eyeball.ts';
import type { ShapeShifts } from './part.ts';
import { shapeRecord } from './shape-record.ts';
import type { Skin } from './skin.ts';

const EDGE_BASE = 65536;

/** Something that stands on a lid's edge. */
export interface LidPoint {
  /** Vertex of the lid's edge that carries it. */
  readonly root: number;
  readonly eye: Eyeball;
}

/** One lid's edge as skin vertices, from the inner corner to the outer. */
export const lidEdge = (skin: Skin, left: boolean, lid: 'upper' | 'lower'): number[] => {
  const ring = left ? EYE_RING.left : EYE_RING.right;
  const corners: readonly number[] = [itemAt(ring, 0), itemAt(ring, 8)];
  const [outer, inner] = [itemAt(skin.points, ring[0]), itemAt(skin.points, ring[8])];
  const onEdge = new Set<number>();
  for (const key of skin.creases) onEdge.add(Math.floor(key / EDGE_BASE)).add(key % EDGE_BASE);
  const isOfLid = (vertex: number): boolean => {
    const [x, y] = itemAt(skin.points, vertex);
    if (x < 0 === left) return false;
    const between = mix(outer[1], inner[1], (x - outer[0]) / (inner[0] - outer[0]));
    return corners.includes(vertex) || (lid === 'upper' ? y > between - 0.02 : y < between);
  };
  return [...onEdge]
    .filter(isOfLid)
    .sort((a, b) => Math.abs(itemAt(skin.points, a)[0]) - Math.abs(itemAt(skin.points, b)[0]));
};

/** `offset` turned as the direction `from` turns to `to`, both unit. Rodrigues' formula. */
const turned = (offset: Vector3, from: Vector3, to: Vector3): Vector3 => {
  const axis = cross(from, to);
  const cosine = dot(from, to);
  const twice = cross(axis, offset);
  return addScaled(add(addScaled(offset, offset, cosine - 1), twice), axis, dot(axis, offset) / (1 + cosine));
};

/** As a lid's edge goes round the eyeball, so does all that stands on it: lashes turn with their lid. */
export const lidShifts = (
  skin: Skin,
  points: readonly Vector3[],
  carriers: readonly LidPoint[],
): ShapeShifts =>
  shapeRecord((shape) =>
    points.map((point, i): Vector3 => {
      const { root, eye } = itemAt(carriers, i);
      const shift = itemAt(skin.shifts[shape], root);
      if (shift[0] === 0 && shift[1] === 0 && shift[2] === 0) return shift;
      const rest = itemAt(skin.points, root);
      const moved = add(rest, shift);
      const offset = turned(subtract(point, rest), unit(toSphere(eye, rest)), unit(toSphere(eye, moved)));
      return subtract(add(moved, offset), point);
    }),
  );
