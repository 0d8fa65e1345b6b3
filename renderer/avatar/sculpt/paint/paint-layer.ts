import { numberAt } from '../../../core/shapes/points.ts';
import type { Colour } from '../colour.ts';

/** Linear red, green, blue that a layer changes in place: a picture has a million of them. */
export type Wet = [number, number, number];

/** A rectangle of the face seen from the front, centimetres. */
export interface Reach {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** One coat of paint on the skin, over the coats before it. */
export interface PaintLayer {
  /** Places outside are not asked. */
  readonly reach: Reach;
  /** Changes `colour` at a place of the face at rest, centimetres. */
  readonly paint: (colour: Wet, x: number, y: number, z: number) => void;
}

/** Mixes `target` into `colour`, `share` 0..1. */
export const blend = (colour: Wet, target: Colour, share: number): void => {
  colour[0] = colour[0] * (1 - share) + target[0] * share;
  colour[1] = colour[1] * (1 - share) + target[1] * share;
  colour[2] = colour[2] * (1 - share) + target[2] * share;
};

/** Multiplies `colour` by `factor`, `share` 0..1 of the way. */
export const glaze = (colour: Wet, factor: Colour, share: number): void => {
  colour[0] *= 1 + share * (factor[0] - 1);
  colour[1] *= 1 + share * (factor[1] - 1);
  colour[2] *= 1 + share * (factor[2] - 1);
};

export const reachAround = (points: readonly (readonly number[])[], margin: number): Reach => {
  const [xs, ys] = [points.map((point) => numberAt(point, 0)), points.map((point) => numberAt(point, 1))];
  return {
    left: Math.min(...xs) - margin,
    right: Math.max(...xs) + margin,
    bottom: Math.min(...ys) - margin,
    top: Math.max(...ys) + margin,
  };
};
