import { mix, smoothstep } from '../../core/math/easing.ts';
import { add, subtract } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import type { Level } from '../../core/recipe/levels.ts';
import { itemAt } from '../../core/shapes/points.ts';
import type { Colour } from './colour.ts';
import { finer } from './fineness.ts';
import type { PartDraft, ShapeShifts } from './part.ts';
import { gridTriangles, type Triangle } from './surface.ts';
import { smoothPath } from './tube.ts';

/** A row of the tongue from root to tip: its middle [up, forward] of the lips' seam and its half sizes. Centimetres. */
type Row = readonly [up: number, forward: number, halfWidth: number, halfThickness: number];

/**
 * At rest the tip lies behind the upper front teeth, as in life. It has to: a shape moves every point in a straight
 * line, and from lower down the way over the lower lip would lead through it.
 */
const AT_REST: readonly Row[] = [
  [-2.0, -5.4, 1.1, 0.6],
  [-1.15, -4.6, 1.35, 0.62],
  [-0.82, -3.6, 1.38, 0.5],
  [-0.6, -2.7, 1.22, 0.36],
  [-0.22, -1.9, 0.95, 0.24],
  [0.1, -1.4, 0.62, 0.15],
];
/** All the way out: it lies on the lower lip and bends over it. */
const OUT: readonly Row[] = [
  [-2.0, -5.4, 1.1, 0.6],
  [-1.15, -4.2, 1.35, 0.56],
  [-0.95, -2.6, 1.25, 0.4],
  [-0.6, -1.0, 1.2, 0.28],
  [-0.5, 0.4, 1.22, 0.25],
  [-1.3, 1.95, 1.05, 0.24],
];
/** How far the tip sinks below where the jaw alone would take it, so that an open mouth shows a lying tongue. */
const SINKS_WITH_JAW: Vector3 = [0, -0.5, -0.1];

/** Rows along, points round each; the tip is one point. */
const ALONG = 11;
const ROUND = 14;

const rowsOf = (rows: readonly Row[], count: number): Row[] => {
  const places = Array.from({ length: count }, (_, i) => i / (count - 1));
  const middles = smoothPath(
    rows.map(([up, forward]): Vector3 => [0, up, forward]),
    places,
  );
  const sizes = smoothPath(
    rows.map(([, , width, thickness]): Vector3 => [width, thickness, 0]),
    places,
  );
  return middles.map(([, up, forward], i): Row => {
    const [width, thickness] = itemAt(sizes, i);
    // Round at the tip, which the last row itself lies just before.
    const t = i / (count - 1);
    const round = Math.sqrt(Math.max(0, 1 - smoothstep(0.72, 1.06, t) ** 2));
    return [up, forward, width * round, thickness * mix(1, round, 0.7)];
  });
};

const makeRings = (rows: readonly Row[], round: number, mouth: Vector3): Vector3[] => {
  const last = rows.length - 1;
  const rings = rows.flatMap(([up, forward, width, thickness], i) => {
    const before = itemAt(rows, Math.max(0, i - 1));
    const after = itemAt(rows, Math.min(last, i + 1));
    const [dy, dz] = [after[0] - before[0], after[1] - before[1]];
    const size = Math.hypot(dy, dz);
    const [ny, nz] = [dz / size, -dy / size];
    return Array.from({ length: round }, (_, k): Vector3 => {
      const turn = (2 * Math.PI * k) / round;
      const [x, above] = [Math.cos(turn), Math.sin(turn)];
      const furrow = above > 0 ? 0.45 * Math.exp(-((x / 0.28) ** 2)) : 0;
      const lift = thickness * (above - furrow);
      return add(mouth, [x * width, up + ny * lift, forward + nz * lift]);
    });
  });
  const [up, forward, , thickness] = itemAt(rows, last);
  return [...rings, add(mouth, [0, up, forward + thickness])];
};

/** A tongue that lies in the jaw. `follow` says how the jaw carries it. */
export const makeTongue = (
  mouth: Vector3,
  follow: (points: readonly Vector3[]) => ShapeShifts,
  level: Level,
): PartDraft => {
  const [along, round] = [finer(ALONG, level), finer(ROUND, level)];
  const middle: Vector3 = [0, mouth[1], mouth[2]];
  const points = makeRings(rowsOf(AT_REST, along), round, middle);
  const out = makeRings(rowsOf(OUT, along), round, middle);
  const tip = points.length - 1;
  const cap = Array.from(
    { length: round },
    (_, k): Triangle => [tip - round + k, tip - round + ((k + 1) % round), tip],
  );
  const shifts = follow(points);
  const shareOf = (i: number): number => Math.min(1, Math.floor(i / round) / (along - 1));
  const sunk = shifts.jawOpen?.map((shift, i): Vector3 => {
    const share = smoothstep(0.2, 1, shareOf(i));
    return add(shift, [0, SINKS_WITH_JAW[1] * share, SINKS_WITH_JAW[2] * share]);
  });
  return {
    name: 'Tongue',
    material: 'Tongue',
    bone: 'Head',
    pivot: [0, 0, 0],
    points,
    triangles: [...gridTriangles(round, along, true).map(([a, b, c]): Triangle => [a, c, b]), ...cap],
    colours: points.map((_, i): Colour => {
      const lit = mix(0.25, 1, smoothstep(0.15, 0.75, shareOf(i)));
      return [lit, lit * 0.95, lit * 0.95];
    }),
    shifts: {
      ...shifts,
      ...(sunk ? { jawOpen: sunk } : {}),
      // Out is where it lies, jaw and all: the share of jawOpen that tongueOut has is in the lips' drop.
      tongueOut: points.map((point, i) => subtract(itemAt(out, i), point)),
    },
  };
};
