import { mix, smoothstep } from '../../../core/math/easing.ts';
import { add, addScaled, cross, scale, subtract, unit } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import { itemAt } from '../../../core/shapes/points.ts';
import { finer, leaner } from '../fineness.ts';
import { smoothPath } from '../tube.ts';
import { hairlineAt } from './hairline.ts';
import { cap, fullness, type HairDo, type HairKit, scatterRoots, vary } from './kit.ts';
import { curtain, type Drape, drapePath, FRAME, strandsOf } from './loose.ts';
import { directionOf } from './scalp.ts';
import { type HairPiece, makeCord } from './strand.ts';
import { tufted } from './tufted.ts';

/** Rounded mounds with creases between them, as tight curls look from a little way off: 0..1. */
const mounds = ([x, y, z]: Vector3, size: number): number => {
  const f = 1.75 / size;
  const across = Math.sin(f * x + 0.9 * Math.sin(1.3 * z + 0.7 * y));
  const up = Math.sin(f * y + 0.8 * Math.sin(1.5 * x));
  const along = Math.sin(f * z + 0.9 * Math.sin(1.4 * y + 0.6 * x));
  return Math.sqrt((Math.abs(across * up) + Math.abs(up * along) + Math.abs(along * across)) / 3);
};

/** Two directions across `direction`, turned by chance. */
const tangents = (direction: Vector3, turn: number): readonly [Vector3, Vector3] => {
  const raw = unit(cross(direction, Math.abs(direction[1]) < 0.9 ? [0, 1, 0] : [1, 0, 0]));
  const other = cross(direction, raw);
  const u = add(scale(raw, Math.cos(turn)), scale(other, Math.sin(turn)));
  return [u, cross(direction, u)];
};

/** A curl that winds out of the head about its own axis. */
const curl = (
  kit: HairKit,
  root: { down: number; around: number },
  {
    rise,
    size,
    cord,
    turns,
    from,
  }: { rise: number; size: number; cord: number; turns: number; from: number },
): HairPiece => {
  const direction = directionOf(root);
  const [u, v] = tangents(direction, kit.random() * 6.28);
  const lean = addScaled(scale(u, vary(kit, -0.25, 0.25)), [0, -0.3, 0], 1);
  const points = finer(7, kit.level);
  const start = kit.random() * 6.28;
  const path = Array.from({ length: points + 1 }, (_, i) => {
    const t = i / points;
    const angle = start + 2 * Math.PI * turns * t;
    const reach = size * mix(0.7, 1, t) * mix(1, 0.55, smoothstep(0.6, 1, t));
    const base = kit.scalp.along(direction, from + rise * t);
    const wound = addScaled(addScaled(base, u, Math.cos(angle) * reach), v, Math.sin(angle) * reach);
    return kit.scalp.clear(addScaled(wound, lean, rise * t * t), 0.15);
  });
  return makeCord(path, {
    radius: (t) => cord * (0.35 + 0.65 * Math.sin(Math.PI * (0.15 + 0.8 * t)) ** 0.7) * (t === 1 ? 0.15 : 1),
    sides: kit.level === 'low' ? 4 : 6,
    shade: vary(kit, 0.8, 1.2),
  });
};

/** Full on top, shorter at the sides and the nape. */
const crownShare = ({ down, around }: { down: number; around: number }): number =>
  smoothstep(mix(1.25, 1.05, smoothstep(0.6, 1.6, Math.abs(around))), 0.6, down);

/** Short curls, close together: full on top, neat at the sides. */
export const curls = (kit: HairKit): HairDo => ({
  pieces: [
    tufted(kit, {
      clumps: 300,
      depth: 0.85,
      height: (place) => (0.3 + (1.45 + 0.8 * kit.length) * crownShare(place)) * fullness(kit),
    }),
  ],
});

/** A round cloud of tight curls. */
export const afro = (kit: HairKit): HairDo => {
  const tall = (4.1 + 1.5 * kit.length) * fullness(kit);
  return {
    pieces: [
      tufted(kit, {
        clumps: 330,
        depth: 1.15,
        receded: 0,
        columns: 78,
        rows: 34,
        height: ({ down, around }) => {
          const edge = smoothstep(1.02, 0.6, down / hairlineAt(around, 0));
          return tall * edge ** 0.6 * mix(1, 0.8, smoothstep(1.2, 2.1, down));
        },
      }),
    ],
  };
};

/** A path wound about another as a corkscrew. */
const wind = (kit: HairKit, path: readonly Vector3[], radius: number, pitch: number): Vector3[] => {
  const phase = kit.random() * 6.28;
  let travelled = 0;
  return path.map((point, i) => {
    const before = itemAt(path, Math.max(0, i - 1));
    travelled += Math.hypot(...subtract(point, before));
    const along = unit(subtract(itemAt(path, Math.min(path.length - 1, i + 1)), before));
    const u = unit(cross(along, [0.2, 0.1, 0.97]));
    const v = cross(along, u);
    const angle = phase + (2 * Math.PI * travelled) / pitch;
    const reach = radius * smoothstep(0, 0.25, i / path.length);
    return addScaled(addScaled(point, u, Math.cos(angle) * reach), v, Math.sin(angle) * reach);
  });
};

/** Cords that hang from all over the head. */
const hangingCords = (
  kit: HairKit,
  drape: Drape,
  each: (path: readonly Vector3[]) => HairPiece,
): HairPiece[] => {
  const rows = [
    { count: drape.count, height: 0.5, root: 1.0 },
    { count: Math.round(drape.count * 0.8), height: 1.35, root: 0.5 },
  ];
  return rows.flatMap(({ count, height, root }, row) =>
    Array.from({ length: count }, (_, k) => {
      const s = (k + 0.5 * row) / (count - 0.5 * (1 - row));
      const turn = FRAME + 0.05 + (2 * Math.PI - 2 * FRAME - 0.1) * Math.min(1, s);
      const around = (turn > Math.PI ? turn - 2 * Math.PI : turn) + 0.04 * vary(kit, -1, 1);
      const from = { down: root * vary(kit, 0.8, 1.05), around: around * 0.8 };
      return each(
        drapePath(kit, drape, from, around, height * fullness(kit), drape.length * vary(kit, 0.9, 1.05)),
      );
    }),
  );
};

const evenly = (count: number): number[] => Array.from({ length: count + 1 }, (_, i) => i / count);

/** Corkscrew curls to the shoulders. */
export const ringlets = (kit: HairKit): HairDo => {
  const drape: Drape = {
    length: 17 + 5 * kit.length,
    wave: 0.25,
    pitch: 11,
    turnIn: 0,
    lift: 1.5 * fullness(kit),
    width: 1,
    count: 12,
    parting: 0.3,
    tilt: 0,
    springy: true,
  };
  return {
    strands: strandsOf(kit, drape),
    pieces: [
      cap(kit, {
        height: 0.9,
        shade: 0.62,
        soft: 0.08,
        relief: (down, around) =>
          0.5 * mounds(kit.scalp.at(down, around, 0), 0.8) * smoothstep(1.3, 0.8, down),
      }),
      curtain(kit, drape),
      ...hangingCords(kit, drape, (path) => {
        const wound = wind(kit, smoothPath(path, evenly(leaner(22, kit.level))), 0.58, 3.3);
        return makeCord(
          wound.map((point) => kit.scalp.clear(kit.bust.clear(point, 0.5), 0.45)),
          {
            radius: (t) => 0.56 * smoothstep(-0.05, 0.12, t) * (1 - smoothstep(0.8, 1, t) * 0.85),
            sides: kit.level === 'low' ? 4 : 6,
            shade: vary(kit, 0.85, 1.12),
            swings: true,
          },
        );
      }),
      ...scatterRoots(kit, 30)
        .filter(({ down, around }) => down < Math.min(1.25, hairlineAt(around) * 0.97))
        .map((root) =>
          curl(kit, root, { from: 0.7, rise: vary(kit, 0.6, 1.1), size: 0.75, cord: 0.5, turns: 1.1 }),
        ),
    ],
  };
};

/** No two hang alike: each bends a little of its own accord, and is knotty. */
const loc = (kit: HairKit, path: readonly Vector3[]): HairPiece => {
  const even = smoothPath(path, evenly(finer(11, kit.level)));
  const knots = vary(kit, 30, 55);
  const thick = vary(kit, 0.5, 0.66);
  return makeCord(
    wind(kit, even, vary(kit, 0.15, 0.42), vary(kit, 8, 13)).map((point) =>
      kit.scalp.clear(kit.bust.clear(point, 0.55), 0.42),
    ),
    {
      radius: (t) => thick * (1 + 0.13 * Math.sin(t * knots)) * (1 - 0.7 * smoothstep(0.9, 1, t)),
      sides: kit.level === 'low' ? 4 : 8,
      shade: vary(kit, 0.78, 1.18),
      swings: true,
    },
  );
};

const LOCS_A_SIDE = 13;

/** Those on top lie from a parting in the middle, forehead to crown, down to either side. */
const partedLocs = (kit: HairKit, drape: Drape): HairPiece[] =>
  ([1, -1] as const).flatMap((way) =>
    Array.from({ length: LOCS_A_SIDE }, (_, k) => {
      const share = (k + 0.3) / LOCS_A_SIDE;
      const turn = mix(0.86, -1.15, share);
      const root = { down: Math.abs(turn), around: way * (turn > 0 ? 0.05 : Math.PI - 0.05) };
      const around = way * mix(1.12, 3, share) + 0.05 * vary(kit, -1, 1);
      const height = 1.5 * fullness(kit) * vary(kit, 0.9, 1.1);
      return loc(kit, drapePath(kit, drape, root, around, height, drape.length * vary(kit, 0.7, 0.95)));
    }),
  );

/** Locs to the shoulders. */
export const locs = (kit: HairKit): HairDo => {
  const drape: Drape = {
    length: 15.5 + 6 * kit.length,
    wave: 0.12,
    pitch: 9,
    turnIn: 0,
    lift: 1.3 * fullness(kit),
    width: 1,
    count: 18,
    parting: 0.05,
    tilt: 0,
    springy: true,
  };
  return {
    strands: strandsOf(kit, drape),
    pieces: [
      cap(kit, {
        height: 0.35,
        shade: 0.72,
        soft: 0.1,
        relief: (down, around) => 0.12 * Math.abs(Math.sin(around * 11) * Math.sin(down * 12)),
      }),
      curtain(kit, drape),
      ...hangingCords(kit, drape, (path) => loc(kit, path)),
      ...partedLocs(kit, drape),
    ],
  };
};
