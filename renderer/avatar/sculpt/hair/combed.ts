import { mix, smoothstep } from '../../../core/math/easing.ts';
import { addScaled, cross, scale, unit } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import { itemAt } from '../../../core/shapes/points.ts';
import { finer } from '../fineness.ts';
import { makeSheet } from './cap.ts';
import { hairlineAt } from './hairline.ts';
import { EDGE_BARE, fullness, type HairKit } from './kit.ts';
import { directionOf, type Polar } from './scalp.ts';
import type { HairPiece } from './strand.ts';

export interface Combed {
  /** Where the hair is combed from, or to: a whorl, a parting's end, a knot. */
  readonly from: Polar;
  /** Locks side by side round that place. */
  readonly clumps: number;
  readonly rows?: number;
  /** Over the skin in the middle of a lock, centimetres, at a place that lies the share `t` of the way to the hairline. */
  readonly height: (place: Polar, t: number) => number;
  /** Where it ends, in shares of the way from the crown to the hairline. */
  readonly ends?: (around: number) => number;
  /** How far the locks turn round that place on their way, radians. */
  readonly twist?: number;
  /** Depth of the grooves between locks, as a share of the height. */
  readonly groove?: number;
  readonly receded?: number;
  readonly shade?: number;
  /** From where on it lies down towards its end, in shares of the way. */
  readonly thins?: number;
}

/** Steps of a walk over the skull, radians. */
const STRIDE = 0.03;
const FARTHEST = 3;
const LEAP = 0.25;
/** Faces across a lock at the lowest level: two would be a roof. */
const FACES = 5;
/** Strands within a lock are so much lighter or darker than it. */
export const STREAK = 0.09;

/** A lock's section: it rises steeply from under its neighbour and sinks slowly under the next. */
export const sectionAt = (share: number): number => Math.sin(Math.PI * share ** 0.8) ** 0.75;

const polarOf = ([x, y, z]: Vector3): Polar => ({
  down: Math.acos(Math.max(-1, Math.min(1, y))),
  around: Math.atan2(x, z),
});

/**
 * Hair that lies close to the head, as one sculpted surface: locks that fan out from one place to the hairline. A single
 * surface has a smooth outline and no gaps, where many small locks look like scales.
 */
export const combed = (kit: HairKit, style: Combed): HairPiece => {
  const {
    from,
    clumps,
    rows = 15,
    height,
    ends = () => 1.02,
    twist = 0,
    groove = 0.5,
    receded,
    thins = 0.86,
  } = style;
  const axis = directionOf(from);
  const u = unit(cross(axis, Math.abs(axis[1]) < 0.9 ? [0, 1, 0] : [1, 0, 0]));
  const v = cross(axis, u);
  const across = finer(FACES, kit.level);
  const locks = Array.from({ length: clumps }, () => ({
    start: (kit.random() - 0.5) * 0.5,
    tall: mix(0.88, 1.14, kit.random()),
    reach: mix(-0.03, 0.04, kit.random()),
    shade: mix(0.9, 1.08, kit.random()),
  }));
  const streaks = Array.from({ length: clumps * across }, () => mix(1 - STREAK, 1 + STREAK, kit.random()));
  const lockAt = (k: number) => locks[((k % clumps) + clumps) % clumps] ?? locks[0];

  /** What every point of a column shares. */
  const columnOf = (column: number) => {
    const lock = lockAt(Math.floor(column / across));
    const next = lockAt(Math.floor(column / across) + 1);
    const share = (column % across) / across;
    const place = Math.floor(column / across) + mix(lock?.start ?? 0, 1 + (next?.start ?? 0), share);
    const turn = (2 * Math.PI * place) / clumps;
    const section = sectionAt(share);
    const along = (angle: number): Vector3 => {
      const around = turn + twist * angle;
      const aside = addScaled(scale(u, Math.cos(around)), v, Math.sin(around));
      return addScaled(scale(axis, Math.cos(angle)), aside, Math.sin(angle));
    };
    const tooth = 0.05 * (section - 0.6) + (lock?.reach ?? 0);
    let end = STRIDE;
    // On past the hairline's corners, where it is crossed for a moment, but not over an ear.
    for (let angle = STRIDE; angle < Math.min(FARTHEST, end + LEAP); angle += STRIDE) {
      const { down, around } = polarOf(along(angle));
      if (down < hairlineAt(around, receded) * (ends(around) + tooth)) end = angle;
    }
    // Over a forehead hair ends in tips; at a hairline it thins out.
    const overhangs = ends(polarOf(along(end)).around) > 1.03;
    return { along, end, section, lock, overhangs, streak: itemAt(streaks, column) };
  };
  const columns = Array.from({ length: clumps * across }, (_, column) => columnOf(column));
  const at = (turn: number) =>
    columns[Math.round(((turn + Math.PI) / (2 * Math.PI)) * columns.length) % columns.length];
  // Rows lie closer together towards the edge, where the hair bends down to the skin.
  const share = (t: number): number => 1 - (1 - t) ** 1.5;
  return makeSheet({
    columns: columns.length,
    rows: finer(rows, kit.level),
    closesAt: kit.scalp.centre,
    shade: (turn, t) =>
      (style.shade ?? 1) *
      (at(turn)?.lock?.shade ?? 1) *
      mix(1, at(turn)?.streak ?? 1, smoothstep(0.05, 0.3, share(t))) *
      mix(1, mix(0.6, 1.08, at(turn)?.section ?? 1), smoothstep(0.05, 0.35, share(t))),
    tip: (t) => share(t),
    // The very last of it is under the skin.
    bare: (turn, t) =>
      at(turn)?.overhangs ? 0 : EDGE_BARE * smoothstep(mix(thins, 1, 0.55), mix(thins, 1, 0.97), share(t)),
    place: (turn, t) => {
      const column = at(turn);
      if (!column) return kit.scalp.along(axis, 0);
      const direction = column.along(column.end * share(t));
      const place = polarOf(direction);
      const deep = groove * (1 - column.section) * smoothstep(0.03, 0.35, share(t));
      const lift = height(place, share(t)) * fullness(kit) * (1 - deep) * (column.lock?.tall ?? 1);
      const edge = smoothstep(1, thins, share(t));
      return kit.scalp.along(direction, mix(-0.12, 0.12 + lift, edge ** 0.6));
    },
  });
};
