import { mix, smoothstep } from '../../../core/math/easing.ts';
import { addScaled, subtract, unit } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import { leaner } from '../fineness.ts';
import { smoothPath } from '../tube.ts';
import { hairlineAt } from './hairline.ts';
import {
  cap,
  type Flow,
  fullness,
  type HairDo,
  type HairKit,
  lockThrough,
  scatterRoots,
  trace,
  vary,
} from './kit.ts';
import { directionOf, type Polar } from './scalp.ts';
import { type HairPiece, makeCord } from './strand.ts';

/** Where hair grows from in a whorl. */
const WHORL = directionOf({ down: 0.42, around: Math.PI });

/** Away from the whorl, down every side. */
const fromWhorl: Flow = (direction) => unit(subtract(direction, WHORL));

/** 1 on top of the head, 0 at the sides and the nape. */
const onTop = ({ down, around }: Polar): number =>
  smoothstep(mix(1.15, 0.9, smoothstep(0.6, 1.5, Math.abs(around))), 0.7, down);

interface Layer {
  readonly count: number;
  readonly flow: Flow;
  readonly length: (root: Polar) => number;
  readonly width: (root: Polar) => number;
  /** Most height over the skin, and that of the tip. */
  readonly lift: (root: Polar) => readonly [most: number, tip: number];
  /** Towards the forehead, where it would hang over the face. */
  readonly liesForward?: boolean;
  readonly receded?: number;
  readonly inside?: number;
  readonly shade?: (root: Polar) => number;
  readonly grows?: (root: Polar) => boolean;
}

/** Locks all over the head within the hairline, lying as `flow` says. */
export const layer = (kit: HairKit, style: Layer): HairPiece[] =>
  scatterRoots(kit, Math.round(style.count * (kit.level === 'low' ? 1 : kit.level === 'middle' ? 1.25 : 1.6)))
    .filter((root) => root.down < hairlineAt(root.around, style.receded) * (style.inside ?? 0.95))
    .filter((root) => style.grows?.(root) ?? true)
    .map((root) => {
      const [lift, tip] = style.lift(root);
      const rise = vary(kit, 0.85, 1.15) * lift;
      // Down to the hairline and hardly further, whatever the style's length is.
      const front = smoothstep(1, 0.7, Math.abs(root.around));
      const beyond = 1.05 + 0.3 * kit.fringe * front;
      const room = 9 * (beyond * hairlineAt(root.around, style.receded) - root.down);
      const free = style.liesForward ? smoothstep(0.6, 0.25, root.down) : smoothstep(0.9, 0.6, root.down);
      const most = Math.max(1.6, mix(room, 99, free));
      const length = Math.min(most, style.length(root) * vary(kit, 1.3, 1.75));
      const raw = trace(kit, root, length, style.flow, (t) =>
        t < 0.4 ? mix(0.1, rise, smoothstep(0, 0.35, t)) : mix(rise, tip, smoothstep(0.4, 1, t)),
      );
      // Past the hairline nothing lies underneath: there it comes down to the skin.
      const controls = raw.map((point) => {
        const { down, around, height } = kit.scalp.polarOf(point);
        const past = down / hairlineAt(around, style.receded);
        return kit.scalp.at(down, around, height * mix(1, 0.45, smoothstep(0.84, 1.06, past)));
      });
      return lockThrough(kit, controls, {
        width: style.width(root) * 0.82,
        rows: 5,
        shade: style.shade?.(root) ?? 1,
        // Flat and alike, or short hair would look like leaves.
        thickness: 0.17,
        root: 0.75,
        narrows: 0.5,
        edgeShade: 0.8,
      });
    });

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
      soft: 0.2,
      relief: grain,
    }),
  ],
});

/** Gone from the forehead and temples; short and combed back elsewhere. */
export const receding = (kit: HairKit): HairDo => ({
  pieces: [
    cap(kit, { height: 0.22, receded: 1, soft: 0.3, shade: 0.85 }),
    ...layer(kit, {
      count: 190,
      receded: 1,
      inside: 0.93,
      // A lock that lay forward would lie on bare skin.
      grows: ({ down, around }) => Math.abs(around) > (down < 0.6 ? 2.2 : 1.15),
      flow: (direction) =>
        addScaled(fromWhorl(direction), [0, -0.3, -1], smoothstep(-0.2, 0.6, direction[1])),
      length: (root) => mix(3.2, 4.2, onTop(root)) * (1 + 0.3 * kit.length),
      width: () => 1.05,
      lift: (root) => [fullness(kit) * mix(0.62, 0.72, onTop(root)), 0.4],
    }),
  ],
});

/** Short at the sides, textured on top, brought forward. */
export const crop = (kit: HairKit): HairDo => ({
  pieces: [
    cap(kit, { height: 0.4 * fullness(kit), soft: 0.1 }),
    ...layer(kit, {
      count: 190,
      liesForward: true,
      flow: fromWhorl,
      length: (root) => mix(3, 4.2 + 0.8 * kit.fringe, onTop(root)) * (1 + 0.3 * kit.length),
      width: (root) => mix(1.05, 1.3, onTop(root)),
      lift: (root) => [
        fullness(kit) * mix(0.78, 1.55, onTop(root)),
        fullness(kit) * mix(0.5, 1.25, onTop(root)),
      ],
    }),
  ],
});

/** To the side and back from a parting. */
const combedFrom =
  (side: number, parting: number): Flow =>
  (direction) => {
    const away = direction[0] * side > parting ? side : -side;
    const top = smoothstep(0.1, 0.75, direction[1]);
    return addScaled(fromWhorl(direction), [away * 0.9, -0.1, -0.55], 1.4 * top);
  };

/** Parted at the side; ears free. */
export const swept = (kit: HairKit): HairDo => ({
  pieces: [
    cap(kit, { height: 0.45 * fullness(kit), soft: 0.1 }),
    ...layer(kit, {
      count: 125,
      flow: combedFrom(kit.side, 0.36),
      length: (root) => mix(3.6, 6.2, onTop(root)) * (1 + 0.25 * kit.length),
      width: (root) => mix(1.15, 1.5, onTop(root)),
      lift: (root) => [fullness(kit) * mix(0.8, 1.4, onTop(root)), mix(0.5, 0.95, onTop(root))],
    }),
    ...frontRow(kit, {
      count: 9,
      flow: (direction) => [-kit.side * 1.2, 0.15 - 0.7 * Math.abs(direction[0]), -0.75],
      length: 6.4 + 1.2 * kit.length,
      lift: 1.9 * fullness(kit),
      width: 1.35,
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
      const rise = lift * vary(kit, 0.88, 1.1) * (1 - 0.35 * Math.abs(around)) * (1 - 0.12 * row);
      const controls = trace(kit, root, length * vary(kit, 0.9, 1.1) * (1 - 0.12 * row), flow, (t) =>
        mix(0.05, rise, smoothstep(0, 0.5, t) * mix(1, 0.6, smoothstep(0.5, 1, t))),
      );
      return lockThrough(kit, controls, {
        width,
        rows: 7,
        root: 0.7,
        narrows: 0.45,
        shade: 1.04 - 0.05 * row,
      });
    }),
  );

/** Short sides, a tall front brushed up and back. */
export const quiff = (kit: HairKit): HairDo => ({
  pieces: [
    cap(kit, { height: 0.35, soft: 0.12 }),
    ...layer(kit, {
      count: 120,
      flow: (direction) => addScaled(fromWhorl(direction), [0, 0, -1.6], smoothstep(0.2, 0.8, direction[1])),
      length: (root) => mix(3, 4.6, onTop(root)),
      width: (root) => mix(1.05, 1.4, onTop(root)),
      lift: (root) => [mix(0.66, 1.7, onTop(root)) * fullness(kit), mix(0.42, 1.1, onTop(root))],
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
            lift * (0.3 + 1.05 * Math.sin(Math.PI * Math.min(1, 0.12 + 0.72 * t))) - 0.25 * t,
          ),
        );
        return lockThrough(kit, controls, {
          width: 1.25,
          rows: 7,
          narrows: 0.4,
          shade: 1.03,
          tilt: 0.25 * (lean || 1),
        });
      });

/** Short all round with a long fringe to one side; wisps before the ears. */
export const pixie = (kit: HairKit): HairDo => ({
  pieces: [
    cap(kit, { height: 0.5 * fullness(kit), soft: 0.1 }),
    ...layer(kit, {
      count: 150,
      liesForward: true,
      flow: (direction) =>
        addScaled(fromWhorl(direction), [-kit.side * 0.8, 0, 0.3], smoothstep(0.3, 0.8, direction[1])),
      length: (root) => mix(4.4, 6, onTop(root)) * (1 + 0.3 * kit.length),
      width: (root) => mix(1.15, 1.45, onTop(root)),
      lift: (root) => [fullness(kit) * mix(0.95, 1.55, onTop(root)), mix(0.55, 1.0, onTop(root))],
    }),
    ...fringe(kit, Math.max(0.55, kit.fringe), -kit.side, 9),
    ...[1, -1].flatMap((left) =>
      [0, 1, 2].map((k) =>
        lockThrough(
          kit,
          [0, 0.3, 0.6, 1].map((t) =>
            kit.scalp.at(
              mix(0.95, 1.86 - 0.08 * k, t),
              left * (mix(1.0, 1.2, t) + 0.1 * k),
              0.45 * Math.sin(Math.PI * (0.2 + 0.7 * t)) + 0.1,
            ),
          ),
          { width: 0.75, rows: 6, narrows: 0.25 },
        ),
      ),
    ),
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
