import { addScaled } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import { itemAt, numberAt } from '../../core/shapes/points.ts';
import type { ShapeShifts } from './part.ts';
import { shapeRecord } from './shape-record.ts';
import type { Skin } from './skin.ts';
import { flatPoints } from './surface.ts';

/** A point of something that lies on the skin, as weights of skin vertices. */
export type Anchor = readonly (readonly [vertex: number, weight: number])[];

const NEAREST = 4;

/** The outer skin's vertices from the lowest up, and their places laid flat: hundreds of hairs search them. */
interface OuterSkin {
  readonly vertices: Uint32Array;
  readonly places: Float64Array;
}

const OUTER_SKINS = new WeakMap<Skin, OuterSkin>();

const outerOf = (skin: Skin): OuterSkin => {
  const known = OUTER_SKINS.get(skin);
  if (known) return known;
  const outside = [...skin.points.keys()].filter((vertex) => {
    const [rim, mouth] = itemAt(skin.kinds, vertex);
    return rim <= 0.01 && mouth <= 0.01;
  });
  outside.sort((a, b) => itemAt(skin.points, a)[1] - itemAt(skin.points, b)[1]);
  const outer = {
    vertices: Uint32Array.from(outside),
    places: flatPoints(outside.map((vertex) => itemAt(skin.points, vertex))),
  };
  OUTER_SKINS.set(skin, outer);
  return outer;
};

/** How many of the places lie lower than `y`. */
const countBelow = (places: Float64Array, y: number): number => {
  let [from, to] = [0, places.length / 3];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (numberAt(places, 3 * middle + 1) < y) from = middle + 1;
    else to = middle;
  }
  return from;
};

/** The outer skin's vertices near `point`, seen from the front. */
export const anchorAt = (skin: Skin, [x, y, z]: Vector3): Anchor => {
  const { vertices, places } = outerOf(skin);
  const found: { gap: number; vertex: number }[] = [];
  let farthest = Number.POSITIVE_INFINITY;
  /** False where this place, and so all beyond it, lies too high or too low. */
  const consider = (i: number): boolean => {
    const dy = numberAt(places, 3 * i + 1) - y;
    if (dy * dy >= farthest) return false;
    const [dx, dz] = [numberAt(places, 3 * i) - x, numberAt(places, 3 * i + 2) - z];
    const gap = dx * dx + dy * dy + 0.2 * dz * dz;
    if (gap >= farthest) return true;
    found.push({ gap, vertex: numberAt(vertices, i) });
    found.sort((a, b) => a.gap - b.gap || a.vertex - b.vertex);
    found.length = Math.min(found.length, NEAREST);
    if (found.length === NEAREST) farthest = itemAt(found, NEAREST - 1).gap;
    return true;
  };
  const start = countBelow(places, y);
  for (let i = start; i < vertices.length && consider(i); ) i++;
  for (let i = start - 1; i >= 0 && consider(i); ) i--;
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
