import { mix, smoothstep } from '../../../core/math/easing.ts';
import { addScaled, cross, subtract, unit } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import { itemAt } from '../../../core/shapes/points.ts';
import { finer, leaner } from '../fineness.ts';
import { smoothPath } from '../tube.ts';
import { combed } from './combed.ts';
import { gathered } from './gathered.ts';
import { cap, fullness, type HairDo, type HairKit, lockThrough, vary } from './kit.ts';
import type { Polar } from './scalp.ts';
import { fringe } from './short.ts';
import { type HairPiece, makeCord } from './strand.ts';

/** Two loose strands before the ears. */
const wisps = (kit: HairKit): HairPiece[] =>
  [1, -1].map((left) =>
    lockThrough(
      kit,
      [0, 0.3, 0.6, 1].map((t) =>
        kit.scalp.at(
          mix(0.98, 2.02, t),
          left * mix(0.8, 1.16, smoothstep(0, 0.5, t)),
          0.15 + 0.6 * Math.sin(Math.PI * (0.1 + 0.8 * t)),
        ),
      ),
      { width: 0.42, rows: 8, narrows: 0.2 },
    ),
  );

const pulledBack = (kit: HairKit, knot: Polar, height: number): HairPiece[] => [
  combed(kit, {
    from: knot,
    clumps: 22,
    rows: 12,
    groove: 0.3,
    height: (_, t) => mix(height, 0.5, smoothstep(0, 0.35, t)) + 0.15,
  }),
  ...wisps(kit),
  ...fringe(kit, kit.fringe, -0.4 * kit.side),
];

/** A band about a path's beginning. */
const band = (kit: HairKit, centre: Vector3, along: Vector3, radius: number): HairPiece => {
  const u = unit(cross(along, [1, 0.1, 0]));
  const v = cross(along, u);
  const count = finer(12, kit.level);
  const path = Array.from({ length: count + 1 }, (_, i) => {
    const turn = (2 * Math.PI * i) / count;
    return addScaled(addScaled(centre, u, radius * Math.cos(turn)), v, radius * Math.sin(turn));
  });
  return makeCord(path, { radius: () => 0.42, sides: 5, shade: 0.45 });
};

/** High at the back, falling free. */
export const ponytail = (kit: HairKit): HairDo => {
  const knot: Polar = { down: 0.98, around: Math.PI };
  const root = kit.scalp.at(knot.down, knot.around, 0.6);
  const out = unit(subtract(root, kit.scalp.centre));
  const length = 17 + 6 * kit.length;
  const middle = (t: number): Vector3 => {
    const arch = addScaled(root, out, 4.6 * Math.sin(Math.PI * Math.min(0.5, 1.1 * t)));
    return [
      arch[0],
      arch[1] + 1.2 * Math.sin(Math.PI * Math.min(1, 2.4 * t)) - length * t ** 1.25,
      arch[2] - 0.8 * Math.sin(Math.PI * t),
    ];
  };
  const spread = (t: number): number =>
    fullness(kit) * (0.75 + 1.35 * Math.sin(Math.PI * Math.min(1, 0.08 + 0.8 * t)));
  const tail = [0, 1].flatMap((ring) =>
    Array.from({ length: ring === 0 ? 6 : 9 }, (_, k) => {
      const turn = (2 * Math.PI * (k + 0.4 * ring)) / (ring === 0 ? 6 : 9);
      const reach = ring === 0 ? 0.45 : 0.85;
      const end = vary(kit, 0.86, 1.02);
      const controls = [0, 0.12, 0.28, 0.46, 0.64, 0.82, 1].map((t) => {
        const [x, y, z] = middle(t * end);
        const s = spread(t) * reach * mix(1, 0.5, t ** 3);
        return [x + Math.cos(turn) * s, y + 0.25 * Math.sin(turn) * s, z + Math.sin(turn) * s] as Vector3;
      });
      return { ...makeLeaf(kit, controls, middle), swings: true };
    }),
  );
  return {
    pieces: [...pulledBack(kit, knot, 0.7), band(kit, addScaled(root, out, 0.5), out, 0.95), ...tail],
    strands: [
      { name: 'HairTail', stiffness: 0.9, radius: 1.6, joints: [0.06, 0.28, 0.52, 0.76, 1].map(middle) },
    ],
  };
};

/** A lock of a hanging bundle: a flattened cord. */
const makeLeaf = (kit: HairKit, controls: readonly Vector3[], _middle: (t: number) => Vector3): HairPiece =>
  makeCord(
    smoothPath(
      controls,
      Array.from({ length: leaner(11, kit.level) + 1 }, (_, i) => i / leaner(11, kit.level)),
    ),
    {
      radius: (t) => 0.95 * smoothstep(-0.25, 0.25, t) * (1 - smoothstep(0.45, 1.02, t)) + 0.03,
      sides: kit.level === 'low' ? 4 : 7,
      shade: vary(kit, 0.86, 1.1),
    },
  );

/** Wound into a knot on top of the back of the head. */
export const bun = (kit: HairKit): HairDo => {
  const knot: Polar = { down: 0.62, around: Math.PI };
  const size = 2.9 * fullness(kit) * (1 + 0.15 * kit.length);
  const middle = kit.scalp.at(knot.down, knot.around, size * 0.72);
  const out = unit(subtract(middle, kit.scalp.centre));
  const u = unit(cross(out, [1, 0, 0]));
  const v = cross(out, u);
  const on = (turn: number, tilt: number, radius: number): Vector3 =>
    addScaled(
      addScaled(
        addScaled(middle, u, Math.cos(turn) * Math.cos(tilt) * radius),
        v,
        Math.sin(turn) * Math.cos(tilt) * radius,
      ),
      out,
      Math.sin(tilt) * radius * 0.86,
    );
  const coils = [-0.5, -0.08, 0.34, 0.78].map((tilt, ring) => {
    const count = finer(16, kit.level);
    const path = Array.from({ length: count + 1 }, (_, i) => {
      const t = i / count;
      return on(2 * Math.PI * 1.06 * t + ring * 1.4, tilt + 0.42 * t, size * 0.74);
    });
    return makeCord(path, {
      radius: (t) => 0.95 * fullness(kit) * (0.45 + 0.55 * Math.sin(Math.PI * t) ** 0.5),
      sides: kit.level === 'low' ? 7 : 9,
      shade: 0.92 + 0.06 * ring,
    });
  });
  return { pieces: [...pulledBack(kit, knot, 0.9), ...coils] };
};

/** Three cords over and under each other along a path. */
const plait = (
  kit: HairKit,
  path: (t: number) => Vector3,
  length: number,
  thickness: number,
): HairPiece[] => {
  const count = finer(34, kit.level);
  const weave = length / 3.4;
  return [0, 1, 2].map((cord) => {
    const points = Array.from({ length: count + 1 }, (_, i) => {
      const t = i / count;
      const along = unit(subtract(path(Math.min(1, t + 0.02)), path(Math.max(0, t - 0.02))));
      const across = unit(cross(along, [0, 0.12, 1]));
      const out = cross(across, along);
      const turn = 2 * Math.PI * (weave * t + cord / 3);
      const size = thickness * mix(1, 0.7, t) * (1 - 0.6 * smoothstep(0.9, 1, t));
      return addScaled(
        addScaled(path(t), across, Math.sin(turn) * size * 0.95),
        out,
        Math.sin(2 * turn) * size * 0.42,
      );
    });
    return makeCord(points, {
      radius: (t) => thickness * 0.8 * mix(1, 0.72, t) * (1 - 0.8 * smoothstep(0.94, 1, t)),
      sides: kit.level === 'low' ? 6 : 9,
      shade: 0.9 + 0.09 * cord,
      swings: true,
    });
  });
};

/** Parted in the middle, a plait over each shoulder. */
export const braids = (kit: HairKit): HairDo => {
  const sides = [1, -1] as const;
  const length = 17 + 5 * kit.length;
  const strands = sides.map((left) => {
    const knot = kit.scalp.at(2.06, left * 1.95, 0.9);
    const controls: Vector3[] = [
      knot,
      [left * 7.3, knot[1] - 2.6, knot[2] + 1.4],
      [left * 7.2, knot[1] - 6, -1.2],
      [left * 7.4, knot[1] - 10.5, 2.4],
      [left * 7.2, knot[1] - length, 4.2],
    ];
    const places = Array.from({ length: 25 }, (_, i) => i / 24);
    const line = smoothPath(controls, places).map((point) =>
      kit.bust.clear(kit.scalp.clear(point, 1.1), 1.3),
    );
    const path = (t: number): Vector3 => itemAt(smoothPath(line, [t]), 0);
    return { left, path };
  });
  const halves = sides.map((left) =>
    gathered(kit, {
      // Along the parting from the forehead over the crown to the nape.
      root: (s) => {
        const turn = mix(0.95, -2.2, s);
        return { down: Math.abs(turn), around: turn > 0 ? left * 0.03 : left * (Math.PI - 0.03) };
      },
      knot: { down: 2.02, around: left * 1.9 },
      locks: 11,
      height: 0.85,
      way: left,
    }),
  );
  return {
    pieces: [
      cap(kit, { height: 0.32, shade: 0.66, soft: 0.08 }),
      ...halves,
      ...strands.flatMap(({ path }) => plait(kit, path, length, 0.92 * fullness(kit))),
      ...strands
        .map(({ path }) => band(kit, path(0.92), unit(subtract(path(0.95), path(0.9))), 0.75))
        .map((piece) => ({ ...piece, swings: true })),
      ...fringe(kit, kit.fringe, 0),
    ],
    strands: strands.map(({ left, path }) => ({
      name: left > 0 ? 'HairBraidLeft' : 'HairBraidRight',
      stiffness: 0.8,
      radius: 1.1,
      joints: [0.12, 0.4, 0.7, 1].map(path),
    })),
  };
};
