import { clamp } from '../../core/math/easing.ts';
import { mixVectors } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import { itemAt } from '../../core/shapes/points.ts';
import type { Colour } from './colour.ts';
import { joinSurfaces, mirrorSurface, type Surface } from './surface.ts';
import { makeTube, smoothPath } from './tube.ts';

/** A surface with a linear colour at every point. */
export interface PaintedSurface extends Surface {
  readonly colours: readonly Colour[];
}

export const painted = (
  { points, triangles }: Surface,
  paint: Colour | ((point: Vector3, index: number) => Colour),
): PaintedSurface => ({
  points,
  triangles,
  colours: points.map((point, i) => (typeof paint === 'function' ? paint(point, i) : paint)),
});

export const joinPainted = (
  surfaces: readonly PaintedSurface[],
): PaintedSurface & { readonly offsets: number[] } => ({
  ...joinSurfaces(surfaces),
  colours: surfaces.flatMap((surface) => [...surface.colours]),
});

/** The surface and its mirror image as one. */
export const onBothSides = (surface: PaintedSurface): PaintedSurface =>
  joinPainted([surface, { ...mirrorSurface(surface), colours: surface.colours }]);

export interface TuftOptions {
  /** Half the width at its fullest, centimetres. */
  readonly width: number;
  readonly root: Colour;
  readonly tip: Colour;
  readonly facing: (point: Vector3) => Vector3;
  readonly points?: number;
  readonly sides?: number;
  /** Thickness to width. */
  readonly flatness?: number;
}

/** A pointed lock of fur through `controls`, darker or lighter towards its tip. */
export const makeTuft = (controls: readonly Vector3[], options: TuftOptions): PaintedSurface => {
  const { width, root, tip, facing, points = 5, sides = 5, flatness = 0.5 } = options;
  const places = Array.from({ length: points }, (_, i) => i / (points - 1));
  const tube = makeTube(smoothPath(controls, places), {
    radius: (t) => width * Math.sin(Math.PI * clamp(0.22 + 0.78 * t)) ** 0.8 + 0.02,
    flatness,
    sides,
    facing,
  });
  return painted(tube, (_, i) => {
    const t = itemAt(places, Math.floor(i / sides));
    return mixVectors(root, tip, t);
  });
};

/** A ring of round section about the y axis, `at(turn)` its middle line. */
export const makeRing = (
  at: (turn: number) => Vector3,
  radius: (turn: number, index: number) => number,
  { segments, sides, flatness = 1 }: { segments: number; sides: number; flatness?: number },
): Surface => {
  // One point more than segments: the tube's ends meet.
  const path = Array.from({ length: segments + 1 }, (_, i) => at((2 * Math.PI * i) / segments));
  return makeTube(path, {
    radius: (t, i) => radius(2 * Math.PI * t, i),
    flatness,
    sides,
    facing: () => [0, 1, 0],
  });
};
