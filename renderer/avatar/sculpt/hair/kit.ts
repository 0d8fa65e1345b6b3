import { mix, smoothstep } from '../../../core/math/easing.ts';
import {
  addScaled,
  dot,
  length,
  mixVectors,
  scale,
  subtract,
  unit,
} from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import type { Level } from '../../../core/recipe/levels.ts';
import { finer, leaner } from '../fineness.ts';
import { scatter } from '../scatter.ts';
import { smoothPath } from '../tube.ts';
import type { Bust } from './bust.ts';
import { makeSheet } from './cap.ts';
import { hairlineAt } from './hairline.ts';
import { directionOf, type Polar, type Scalp } from './scalp.ts';
import { type HairPiece, makeLock } from './strand.ts';

/** A strand of bones: joints from its root on the head to its end, centimetres. */
export interface Strand {
  readonly name: string;
  readonly joints: readonly Vector3[];
  readonly stiffness: number;
  /** Half its thickness, centimetres. */
  readonly radius: number;
}

export interface HairDo {
  readonly pieces: readonly HairPiece[];
  readonly strands?: readonly Strand[];
}

/** What a style is made with and for. */
export interface HairKit {
  readonly scalp: Scalp;
  readonly bust: Bust;
  readonly random: () => number;
  readonly level: Level;
  /** 1: the parting is on the person's left, −1: on the right. */
  readonly side: 1 | -1;
  /** −1..1. */
  readonly volume: number;
  readonly length: number;
  /** 0..1. */
  readonly fringe: number;
}

/** A number in `low`..`high` by chance. */
export const vary = (kit: HairKit, low: number, high: number): number => mix(low, high, kit.random());

/** How much fuller or flatter than usual. */
export const fullness = (kit: HairKit): number => 1 + 0.4 * kit.volume;

export interface LockStyle {
  readonly width: number;
  readonly shade?: number;
  readonly rows?: number;
  readonly thickness?: number;
  readonly root?: number;
  readonly narrows?: number;
  readonly tilt?: number;
  /** More than 1 sets its rows closer together at the root, less at the tip. */
  readonly crowding?: number;
  readonly edgeShade?: number;
  readonly swings?: boolean;
}

/** Outwards from the head; below its middle, from the neck's axis. */
const facing =
  ({ centre }: Scalp) =>
  (point: Vector3): Vector3 => {
    const [x, y, z] = subtract(point, centre);
    return unit([x, Math.max(0, y), z]);
  };

/** How far a shoulder pushes hair aside, centimetres. */
const MOST_DEFLECTION = 1.2;

/** A lock through control points, kept out of skin and clothes. */
export const lockThrough = (kit: HairKit, controls: readonly Vector3[], style: LockStyle): HairPiece => {
  const rows = finer(style.rows ?? 6, kit.level);
  // Usually closer together towards the tip, where the lock narrows.
  const { crowding = 0.87 } = style;
  const places = Array.from({ length: rows + 1 }, (_, i) =>
    crowding > 1 ? (i / rows) ** crowding : 1 - (1 - i / rows) ** (1 / crowding),
  );
  const path: Vector3[] = [];
  smoothPath(controls, places).forEach((point, i) => {
    const offScalp = kit.scalp.clear(point, i === rows ? 0.1 : 0.22);
    const clear = kit.bust.clear(offScalp, 0.35);
    const before = path.at(-1);
    // Where it would have to run out along a shoulder it comes to rest instead.
    const rests = before && length(subtract(clear, offScalp)) > MOST_DEFLECTION;
    path.push(rests ? mixVectors(before, clear, 0.3) : clear);
  });
  const { width, shade = 1, swings, rows: _rows, crowding: _crowding, ...shape } = style;
  const lock = makeLock(path, {
    ...shape,
    width,
    rows,
    columns: kit.level === 'low' ? 3 : 6,
    shade: shade * vary(kit, 0.9, 1.08),
    grain: kit.random() * 9,
    facing: facing(kit.scalp),
  });
  return swings ? { ...lock, swings } : lock;
};

/** Which way hair lies at a direction from the skull's middle. */
export type Flow = (direction: Vector3) => Vector3;

/** Control points of hair that leaves `from` and lies along `flow`. `height` over the skin by t, centimetres. */
export const trace = (
  { scalp }: HairKit,
  from: Polar,
  length: number,
  flow: Flow,
  height: (t: number) => number,
): Vector3[] => {
  const steps = 5;
  let direction = directionOf(from);
  return Array.from({ length: steps + 1 }, (_, i) => {
    const point = scalp.along(direction, height(i / steps));
    const wanted = flow(direction);
    const along = unit(addScaled(wanted, direction, -dot(wanted, direction)));
    direction = unit(addScaled(direction, along, length / steps / 9));
    return point;
  });
};

/** Between two directions over the skull, evenly. */
export const arcBetween = (from: Polar, to: Polar, t: number): Vector3 =>
  unit(addScaled(scale(directionOf(from), 1 - t), directionOf(to), t));

/** Evenly spread roots over the whole skull, from the crown down. Vogel 1979's sunflower. */
export const scatterRoots = (kit: HairKit, count: number): Polar[] =>
  Array.from({ length: count }, (_, i) => {
    const turn = i * 2.399963 + 0.22 * (kit.random() - 0.5);
    const down = Math.acos(1 - (1.72 * (i + 0.5)) / count);
    return { down, around: Math.atan2(Math.sin(turn), Math.cos(turn)) };
  });

export interface CapStyle {
  /** Over the skin, away from the edge. Centimetres. */
  readonly height?: number;
  readonly shade?: number;
  readonly receded?: number;
  readonly columns?: number;
  readonly rows?: number;
  /** How far from the hairline skin begins to show through, in shares of the way from the crown. */
  readonly soft?: number;
  /** How much lighter or darker a spot may be than its neighbours: of hair too short to lie in locks. */
  readonly mottle?: number;
  /** More height by place. */
  readonly relief?: (down: number, around: number) => number;
}

/** How much skin shows at the very hairline, which is as much as shines through the hair's tint on the skin beyond it. */
export const EDGE_BARE = 0.62;

/** Close to the head from the crown to the hairline, where it thins out into the skin. */
export const cap = (kit: HairKit, style: CapStyle = {}): HairPiece => {
  const {
    height = 0.3,
    shade = 0.78,
    receded,
    columns = 48,
    rows = 11,
    soft = 0.12,
    mottle = 0,
    relief,
  } = style;
  // The lowest rows lie close together: there the edge is.
  const share = (t: number): number => 1 - (1 - t) ** 1.5;
  return makeSheet({
    columns: finer(columns, kit.level),
    rows: leaner(rows, kit.level),
    closesAt: kit.scalp.centre,
    shade: (around, t) =>
      shade *
      (mottle > 0
        ? 1 + mottle * (2 * scatter(Math.round(997 * around) * 613 + Math.round(997 * t)) - 1)
        : 1 + 0.05 * Math.sin(around * 23 + 3 * t)),
    tip: (t) => 0.5 * t,
    bare: (_, t) => EDGE_BARE * smoothstep(1 - soft, 1, share(t)),
    place: (around, t) => {
      const down = hairlineAt(around, receded) * share(t) + (t === 1 ? 0.02 * Math.sin(around * 37) : 0);
      const rise = smoothstep(1, 0.8, share(t));
      const over = t === 1 ? -0.16 : 0.07 + (height - 0.07) * rise + (relief?.(down, around) ?? 0) * rise;
      return kit.scalp.at(down, around, over);
    },
  });
};
