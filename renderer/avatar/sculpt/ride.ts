import { addScaled } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import { itemAt } from '../../core/shapes/points.ts';
import type { ShapeShifts } from './part.ts';
import { shapeRecord } from './shape-record.ts';
import type { Skin } from './skin.ts';

/** A point of something that lies on the skin, as weights of skin vertices. */
export type Anchor = readonly (readonly [vertex: number, weight: number])[];

const NEAREST = 4;

/** The outer skin's vertices near `point`, seen from the front. */
export const anchorAt = (skin: Skin, point: Vector3): Anchor => {
  const found: { gap: number; vertex: number }[] = [];
  skin.points.forEach((candidate, vertex) => {
    const [rim, mouth] = itemAt(skin.kinds, vertex);
    if (rim > 0.01 || mouth > 0.01) return;
    const [dx, dy, dz] = [candidate[0] - point[0], candidate[1] - point[1], candidate[2] - point[2]];
    const gap = dx * dx + dy * dy + 0.2 * dz * dz;
    if (found.length === NEAREST && gap >= itemAt(found, NEAREST - 1).gap) return;
    found.push({ gap, vertex });
    found.sort((a, b) => a.gap - b.gap);
    found.length = Math.min(found.length, NEAREST);
  });
  const weights = found.map(({ gap }) => 1 / (gap + 0.02));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return found.map(({ vertex }, k) => [vertex, itemAt(weights, k) / sum]);
};

export const blendAt = (anchor: Anchor, values: readonly Vector3[]): Vector3 =>
  anchor.reduce<Vector3>(
    (sum, [vertex, weight]) => addScaled(sum, itemAt(values, vertex), weight),
    [0, 0, 0],
  );

/** Every shape's displacement for points that follow the skin. */
export const rideShifts = (skin: Skin, anchors: readonly Anchor[]): ShapeShifts =>
  shapeRecord((shape) => anchors.map((anchor) => blendAt(anchor, skin.shifts[shape])));
