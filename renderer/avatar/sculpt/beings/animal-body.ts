import { mix, smoothstep } from '../../../core/math/easing.ts';
import { mixVectors, scale } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import type { Level } from '../../../core/recipe/levels.ts';
import type { Colour } from '../colour.ts';
import { finer } from '../fineness.ts';
import { joinPainted, makeTuft, type PaintedSurface, painted } from '../painted.ts';
import { gridTriangles, turnInsideOut } from '../surface.ts';

const AXIS_Z = -4.2;
/** Half the width, height and depth to width of each ring, from the throat down. */
const RINGS: readonly (readonly [number, number, number])[] = [
  [4.4, -7.5, 0.95],
  [5.2, -9.5, 0.95],
  [6.6, -11.6, 0.9],
  [8.6, -13.6, 0.82],
  [10.8, -15.8, 0.75],
  [12.6, -18.8, 0.7],
  [13.8, -23, 0.66],
  [14.2, -30, 0.66],
];

export interface AnimalBody {
  readonly fur: Colour;
  readonly chest: Colour;
  /** Length of the ruff's locks to the usual. */
  readonly ruff: number;
}

/** How much a direction round the body faces the front: the chest's marking. 0 is the back. */
const chestShare = (turn: number): number => smoothstep(0.15, 0.75, -Math.cos(turn));

const ring = (width: number, y: number, depth: number, turn: number): Vector3 => [
  width * Math.sin(turn),
  y,
  AXIS_Z - width * depth * Math.cos(turn),
];

const torso = ({ fur, chest }: AnimalBody, segments: number): PaintedSurface => {
  const turnAt = (k: number): number => (2 * Math.PI * k) / segments;
  const points = RINGS.flatMap(([width, y, depth]) =>
    Array.from({ length: segments }, (_, k) => ring(width, y, depth, turnAt(k))),
  );
  return painted(
    { points, triangles: turnInsideOut(gridTriangles(segments, RINGS.length, true)) },
    ([, y], i) => {
      const colour = mixVectors(fur, chest, chestShare(turnAt(i % segments)));
      return scale(colour, mix(1, 0.7, smoothstep(-13, -9, y)));
    },
  );
};

/** Locks that fall from under the chin over shoulders and chest, the lower tier first. */
const ruffTier = (
  { fur, chest, ruff }: AnimalBody,
  {
    count,
    y,
    radius,
    reach,
    offset,
  }: { count: number; y: number; radius: number; reach: number; offset: number },
): PaintedSurface[] =>
  Array.from({ length: count }, (_, k) => {
    const turn = (2 * Math.PI * (k + offset)) / count;
    const front = chestShare(turn);
    const long = reach * ruff * (1 + 0.45 * front ** 2 + 0.1 * Math.sin(k * 2.4));
    const sway = turn + 0.05 * Math.sin(k * 1.7);
    const colour = mixVectors(fur, chest, front);
    return makeTuft(
      [
        ring(radius, y - 0.6 * front, 0.95, turn),
        ring(radius + 0.42 * long, y - 0.3 * long - 0.6 * front, 0.93, turn),
        ring(radius + 0.5 * long, y - 0.75 * long - 0.6 * front, 0.9, sway),
        ring(radius + 0.42 * long, y - 1.15 * long - 0.6 * front, 0.88, sway),
      ],
      {
        width: (0.68 * (2 * Math.PI * radius)) / count,
        root: scale(colour, 0.78),
        tip: colour,
        facing: ([x, , z]) => [x, 1, z - AXIS_Z],
        points: 5,
        sides: 5,
        flatness: 0.45,
      },
    );
  });

/** Shoulders in fur with a ruff. */
export const makeAnimalBody = (body: AnimalBody, level: Level): PaintedSurface =>
  joinPainted([
    torso(body, finer(28, level)),
    ...ruffTier(body, { count: 20, y: -11.4, radius: 6.3, reach: 5.6, offset: 0.5 }),
    ...ruffTier(body, { count: 18, y: -9.4, radius: 5.3, reach: 4.6, offset: 0 }),
  ]);
