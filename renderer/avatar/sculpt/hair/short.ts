import { clamp, mix, smoothstep } from '../../../core/math/easing.ts';
import { unit } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import { leaner } from '../fineness.ts';
import { smoothPath } from '../tube.ts';
import { combed } from './combed.ts';
import { hairlineAt } from './hairline.ts';
import { cap, type Flow, fullness, type HairDo, type HairKit, lockThrough, trace, vary } from './kit.ts';
import type { Polar } from './scalp.ts';
import { type HairPiece, makeCord } from './strand.ts';

/** 1 on top of the head, 0 at the sides and the nape. */
const onTop = ({ down, around }: Polar): number =>
  smoothstep(mix(1.15, 0.9, smoothstep(0.6, 1.5, Math.abs(around))), 0.7, down);

/** Rounded grain as of hair a few millimetres long. */
const grain = (down: number, around: number): number =>
  0.03 * Math.sin(around * 31 + 5 * Math.sin(down * 17)) * Math.sin(down * 29);

/** A few millimetres all over. */
export const buzz = (kit: HairKit): HairDo => ({
  pieces: [
    cap(kit, {
      height: 0.22 + 0.08 * kit.volume + 0.1 * kit.length,
      shade: 0.95,
      columns: 72,
      rows: 20,
      soft: 0.07,
      mottle: 0.14,
      relief: grain,
    }),
  ],
});

/** Gone from the forehead and temples; short and combed back elsewhere. */
export const receding = (kit: HairKit): HairDo => ({
  pieces: [
    combed(kit, {
      from: { down: 0.5, around: Math.PI },
      clumps: 20,
      receded: 1,
      twist: 0.25,
      groove: 0.4,
      thins: 0.55,
      height: (place) => mix(0.62, 0.5, onTop(place)) * (1 + 0.3 * kit.length),
    }),
  ],
});

/** 1 at the forehead, 0 at the temples. */
const overFace = (around: number): number => smoothstep(0.95, 0.55, Math.abs(around));

/** Short at the sides, textured on top, brought forward. */
export const crop = (kit: HairKit): HairDo => ({
  pieces: [
    combed(kit, {
      from: { down: 0.42, around: Math.PI },
      clumps: 22,
      twist: 0.35 * kit.side,
      ends: (around) => 1.01 + (0.1 + 0.18 * kit.fringe) * overFace(around),
      height: (place) => mix(0.55, 1.35, onTop(place)) * (1 + 0.25 * kit.length),
    }),
  ],
});

/** Parted at the side and swept over; ears free. */
export const swept = (kit: HairKit): HairDo => ({
  pieces: [
    combed(kit, {
      from: { down: 0.5, around: 0.85 * kit.side },
      clumps: 22,
      twist: -0.45 * kit.side,
      ends: (around) => 1.01 + 0.06 * overFace(around),
      height: (place, t) => {
        const crest = Math.exp(-(((place.around + 0.15 * kit.side) / 0.8) ** 2)) * onTop(place);
        return (mix(0.6, 1.4, onTop(place)) + 0.9 * crest * smoothstep(0, 0.2, t)) * (1 + 0.25 * kit.length);
      },
    }),
  ],
});

interface FrontRow {
  readonly count: number;
  readonly flow: Flow;
  readonly length: number;
  readonly lift: number;
  readonly width: number;
}

/** Locks that rise from the front hairline and fold back over: what gives a short cut its outline. */
const frontRow = (kit: HairKit, { count, flow, length, lift, width }: FrontRow): HairPiece[] =>
  [0.0, 0.16, 0.32].flatMap((back, row) =>
    Array.from({ length: count }, (_, k) => {
      const around = mix(-0.78, 0.78, (k + 0.5 * (row % 2)) / (count - 1));
      const root = { down: hairlineAt(around) - 0.02 - back, around };
      const rise = lift * vary(kit, 0.88, 1.1) * (1 - 0.6 * Math.abs(around)) * (1 - 0.12 * row);
      const controls = trace(kit, root, length * vary(kit, 0.9, 1.1) * (1 - 0.12 * row), flow, (t) =>
        mix(0.05, rise, smoothstep(0, 0.5, t) * mix(1, 0.36, smoothstep(0.5, 1, t))),
      );
      return lockThrough(kit, controls, {
        width,
        rows: 10,
        root: 0.75,
        narrows: 0.5,
        shade: 1.04 - 0.05 * row,
        edgeShade: 0.8,
      });
    }),
  );

/** Short sides, a tall front brushed up and back. */
export const quiff = (kit: HairKit): HairDo => ({
  pieces: [
    combed(kit, {
      from: { down: 0.55, around: Math.PI },
      clumps: 20,
      twist: 0.2 * kit.side,
      groove: 0.4,
      // It fills the front row, which would be hollow from the side.
      height: (place) =>
        mix(0.45, 1.7, onTop(place)) +
        0.75 * Math.exp(-(((place.down - 0.56) / 0.2) ** 2)) * smoothstep(0.8, 0.4, Math.abs(place.around)),
    }),
    ...frontRow(kit, {
      count: 8,
      flow: (direction) => [0.25 * direction[0] - 0.3 * kit.side, 0.4, -1],
      length: 6 + 1.2 * kit.length,
      lift: 3.9 * fullness(kit),
      width: 1.35,
    }),
  ],
});

/** Locks over the forehead that end above the brows. `share`: 0 none, 1 down to the brows. */
export const fringe = (kit: HairKit, share: number, lean: number, count = 9): HairPiece[] =>
  share < 0.05
    ? []
    : Array.from({ length: count }, (_, k) => {
        const s = (2 * k) / (count - 1) - 1;
        const around = 0.82 * s;
        const end = mix(1.0, 1.34, share) + 0.05 * vary(kit, -1, 1) + 0.1 * Math.abs(s);
        const from: Polar = { down: 0.42 + 0.1 * kit.random(), around: around * 0.75 - 0.3 * lean };
        const lift = fullness(kit) * vary(kit, 0.9, 1.05);
        const controls: Vector3[] = [0, 0.2, 0.45, 0.7, 1].map((t) =>
          kit.scalp.at(
            mix(from.down, end, t),
            mix(from.around, around + lean * 0.3 * t, t),
            lift * (0.3 + 1.05 * Math.sin(Math.PI * Math.min(1, 0.12 + 0.72 * t))) - 0.08 * t,
          ),
        );
        return lockThrough(kit, controls, {
          width: 1.4,
          rows: 8,
          narrows: 0.72,
          thickness: 0.3,
          shade: 1.03,
          tilt: 0.25 * (lean || 1),
        });
      });

/** Short all round with a long fringe swept to one side. */
export const pixie = (kit: HairKit): HairDo => ({
  pieces: [
    combed(kit, {
      from: { down: 0.5, around: 2.5 * kit.side },
      clumps: 20,
      twist: 0.4 * kit.side,
      ends: (around) =>
        1.02 +
        (0.14 + 0.16 * kit.fringe) * overFace(around) * (1 - 0.5 * kit.side * clamp(around, -1, 1)) +
        0.08 * smoothstep(0.8, 1.1, Math.abs(around)) * smoothstep(1.5, 1.2, Math.abs(around)),
      height: (place) => mix(0.75, 1.6, onTop(place)) * (1 + 0.2 * kit.length),
    }),
  ],
});

/** A crest from forehead to nape, the sides clipped. */
export const mohawk = (kit: HairKit): HairDo => {
  const crest = [0, 1, -1].flatMap((row) =>
    Array.from({ length: 15 }, (_, k) => {
      const turn = mix(0.86, -2.0, (k + 0.5 * Math.abs(row)) / 14.5);
      const across = row * 0.15;
      const tall =
        (4.2 + 1.6 * kit.length) *
        fullness(kit) *
        (0.55 + 0.45 * Math.sin((Math.PI * (k + 1.5)) / 16)) *
        vary(kit, 0.9, 1.1);
      const lean = mix(0.12, -0.42, k / 14);
      const controls = [0, 0.35, 0.7, 1].map((t) =>
        kit.scalp.along(
          unit([across * (1 - 0.65 * t), Math.cos(turn + lean * t * t), Math.sin(turn + lean * t * t)]),
          0.1 + tall * t,
        ),
      );
      const count = leaner(6, kit.level);
      return makeCord(
        smoothPath(
          controls,
          Array.from({ length: count + 1 }, (_, i) => i / count),
        ),
        {
          radius: (t) => 1.3 * (1 - t ** 1.8) + 0.02,
          sides: kit.level === 'low' ? 5 : 8,
          shade: vary(kit, 0.86, 1.1),
        },
      );
    }),
  );
  return {
    pieces: [
      cap(kit, { height: 0.2, shade: 0.85, columns: 60, rows: 16, soft: 0.2, relief: grain }),
      ...crest,
    ],
  };
};
