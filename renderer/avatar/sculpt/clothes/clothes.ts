import { mix, smoothstep } from '../../../core/math/easing.ts';
import { mixVectors, scale } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import type { AvatarRecipe } from '../../../core/recipe/avatar-recipe.ts';
import type { Level } from '../../../core/recipe/levels.ts';
import type { Neckline } from '../../../core/recipe/recipe-choices.ts';
import { type Colour, fromHex } from '../colour.ts';
import type { FaceMeasures } from '../face-measures.ts';
import { finer, leaner } from '../fineness.ts';
import { joinPainted, onBothSides, type PaintedSurface, painted } from '../painted.ts';
import type { PartDraft } from '../part.ts';
import { CHEST_JOINT } from '../skeleton.ts';
import { gridTriangles, turnInsideOut, unitSphere } from '../surface.ts';
import { makeTube, smoothPath } from '../tube.ts';
import { AXIS_Z, type Body, createBody } from './body-profile.ts';

/** Columns stand closer together in front, where necklines turn sharply. */
const turnAt = (k: number, segments: number): number => {
  const turn = (2 * Math.PI * k) / segments;
  return turn + 0.42 * Math.sin(turn);
};

/** How far a neckline lies down the body, by the angle from the front, and at which angle it has a corner. */
interface Line {
  readonly at: (fromFront: number) => number;
  readonly corner?: number;
}

const wedge = (top: number, bottom: number, half: number): Line => ({
  at: (a) => mix(bottom, top, Math.min(1, Math.abs(a) / half)),
  corner: half,
});

/** The angles from the front of a garment's columns; one of them stands in the line's corner, which would fray else. */
const columnsFor = ({ corner }: Line, segments: number): number[] => {
  const turns = Array.from({ length: segments }, (_, k) => turnAt(k, segments) - Math.PI);
  if (corner === undefined) return turns;
  const nearest = turns.reduce((best, turn) => {
    const miss = Math.abs(Math.abs(turn) - corner);
    return miss < Math.abs(best - corner) ? Math.abs(turn) : best;
  }, Math.PI);
  return turns.map((turn) => {
    const a = Math.abs(turn);
    const moved =
      a < nearest
        ? (a * corner) / nearest
        : corner + ((a - nearest) * (Math.PI - corner)) / (Math.PI - nearest);
    return Math.sign(turn) * moved;
  });
};

const LINES: Readonly<Record<Neckline, Line>> = {
  roll: { at: () => 0.13 },
  round: { at: () => 0.21 },
  'v-neck': wedge(0.24, 0.74, 0.62),
  scoop: { at: (a) => mix(0.62, 0.27, smoothstep(0.15, 1.25, Math.abs(a))) },
  shirt: wedge(0.19, 0.46, 0.4),
  hoodie: wedge(0.25, 0.34, 0.5),
  jacket: wedge(0.26, 0.93, 0.42),
};

interface GarmentOptions {
  readonly line: Line;
  readonly colour: Colour;
  /** Off the body, centimetres. */
  readonly out: number;
  /** Thickness of the hem along the neckline, centimetres. */
  readonly hem: number;
  readonly rows: number;
  /** The hem's own colour, and of bands across the chest. */
  readonly trim?: Colour | null;
  /** Where bands begin and end, in shares of the way from the neckline down. */
  readonly bands?: readonly (readonly [from: number, to: number])[];
}

/** Of a band's edge, where the colours meet. */
const SEAM = 0.004;

/** Cloth from its neckline down, with a hem and soft folds under the arms and over the chest. */
const garment = (
  body: Body,
  { line, colour, out, hem, rows, trim, bands = [] }: GarmentOptions,
  level: Level,
): PaintedSurface => {
  const segments = finer(34, level);
  const edging = trim ?? colour;
  const cloth = Array.from({ length: rows }, (_, k) => ({
    t: mix(0.1, 1, k / (rows - 1)),
    out,
    shade: 1,
    dye: colour,
  }));
  const banded = (trim ? bands : []).flatMap(([from, to]) => [
    { t: from - SEAM, out, shade: 1, dye: colour },
    { t: from + SEAM, out, shade: 1, dye: edging },
    { t: to - SEAM, out, shade: 1, dye: edging },
    { t: to + SEAM, out, shade: 1, dye: colour },
  ]);
  const isClear = ({ t }: { t: number }): boolean =>
    !trim || bands.every(([from, to]) => t < from - 0.02 || t > to + 0.02);
  const rings = [
    { t: 0, out: out - 0.35, shade: 0.35, dye: edging },
    { t: 0, out: out + hem, shade: 0.95, dye: edging },
    { t: 0.035, out: out + hem, shade: 1, dye: edging },
    { t: 0.055, out, shade: 0.6, dye: colour },
    ...[...cloth.filter(isClear), ...banded].sort((a, b) => a.t - b.t),
  ];
  const points: Vector3[] = [];
  const colours: Colour[] = [];
  const columns = columnsFor(line, segments);
  for (const ring of rings)
    for (const fromFront of columns) {
      const turn = Math.PI + fromFront;
      const s = mix(line.at(fromFront), 1, ring.t);
      const side = Math.abs(Math.sin(turn));
      const fold = smoothstep(0.55, 0.95, s) * Math.cos(7 * turn + 5 * s) * smoothstep(1, 0.4, side);
      points.push(body(s, turn, ring.out + 0.14 * fold));
      const under = 0.3 * smoothstep(0.85, 1, s) * smoothstep(0.6, 0.95, side);
      colours.push(scale(ring.dye, ring.shade * (1 - 0.12 * (0.5 - 0.5 * fold)) * (1 - under)));
    }
  return { points, colours, triangles: turnInsideOut(gridTriangles(segments, rings.length, true)) };
};

/** A roll of cloth round the neck, from inside over its top and down the outside. */
const rollCollar = (neck: number, colour: Colour, level: Level): PaintedSurface => {
  const segments = finer(28, level);
  const rings = [
    [neck - 0.1, -12, 0.35],
    [neck + 0.15, -10.5, 0.6],
    [neck + 0.45, -10.1, 1],
    [neck + 0.85, -10.15, 1],
    [neck + 1.2, -10.9, 1],
    [neck + 1.3, -12, 0.95],
    [neck + 1.05, -12.9, 0.5],
  ] as const;
  const points = rings.flatMap(([width, y]) =>
    Array.from({ length: segments }, (_, k): Vector3 => {
      const turn = (2 * Math.PI * k) / segments;
      const rib = 0.05 * Math.cos(14 * turn);
      return [
        (width + rib) * Math.sin(turn),
        y + 0.75 * Math.cos(turn),
        AXIS_Z - (width + rib) * 0.95 * Math.cos(turn),
      ];
    }),
  );
  return painted({ points, triangles: turnInsideOut(gridTriangles(segments, rings.length, true)) }, (_, i) =>
    scale(colour, rings[Math.floor(i / segments)]?.[2] ?? 1),
  );
};

/** The left half of a turned-down collar: from the nape round to a point in front. */
const foldedCollar = (
  body: Body,
  colour: Colour,
  point: { s: number; reach: number },
  level: Level,
): PaintedSurface => {
  const columns = finer(12, level);
  const rows = [
    [0.03, 0.3, 0.4],
    [0, 0.75, 1],
    [0.35, 1.15, 1],
    [1, 1.05, 0.95],
    [1.02, 0.4, 0.5],
  ] as const;
  const points = rows.flatMap(([t, out]) =>
    Array.from({ length: columns }, (_, k) => {
      const u = k / (columns - 1);
      // From the nape (turn 0) to just beside the middle in front.
      const turn = mix(0, Math.PI - 0.1 - 0.22 * t, u);
      const top = mix(0.1, point.s, smoothstep(0.6, 1, u) ** 2);
      const deep = mix(0.17, point.reach, smoothstep(0.5, 1, u));
      return body(top + deep * t, turn, out);
    }),
  );
  return painted({ points, triangles: turnInsideOut(gridTriangles(columns, rows.length, false)) }, (_, i) =>
    scale(colour, rows[Math.floor(i / columns)]?.[2] ?? 1),
  );
};

/** A jacket's lapel, the left: a flat leaf along the opening, notched. */
const lapel = (body: Body, colour: Colour, level: Level): PaintedSurface => {
  const rows = finer(10, level);
  const columns = 4;
  const points: Vector3[] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const t = row / (rows - 1);
      const s = mix(0.2, 0.92, t);
      // Where the opening's edge crosses this height.
      const opening = 0.42 * (1 - Math.max(0, (s - 0.26) / (0.93 - 0.26)));
      const wide =
        0.36 * Math.sin(Math.PI * mix(0.12, 1, 1 - t)) ** 0.7 * (Math.abs(t - 0.2) < 0.04 ? 0.72 : 1);
      const across = (column / (columns - 1)) * wide;
      const turn = Math.PI - Math.min(Math.PI, opening - 0.03 + across);
      points.push(body(s, turn, column === 0 ? 0.5 : 1.05 - 0.1 * column));
    }
  return painted({ points, triangles: gridTriangles(columns, rows, false) }, (_, i) =>
    scale(colour, i % columns === columns - 1 ? 0.72 : 1.05),
  );
};

/** A hood that lies on the back, open to the front, and its cords. */
const hood = (neck: number, colour: Colour, cord: Colour, body: Body, level: Level): PaintedSurface => {
  const count = leaner(26, level);
  const sides = leaner(9, level);
  const path = Array.from({ length: count }, (_, i): Vector3 => {
    const turn = mix(-2.75, 2.75, i / (count - 1));
    const back = 0.5 + 0.5 * Math.cos(turn);
    const radius = neck + 1.5 + 1.6 * back;
    return [
      radius * Math.sin(turn),
      -13.5 + 1.5 * back,
      AXIS_Z - 0.2 - radius * 0.92 * Math.cos(turn) - 0.8 * back,
    ];
  });
  const roll = makeTube(path, {
    radius: (t) => 0.6 + 2.1 * Math.sin(Math.PI * t) ** 1.4,
    flatness: 0.55,
    sides,
    facing: ([, , z]) => [0, 1, z < AXIS_Z ? -0.7 : 0],
  });
  const cords = makeTube(
    smoothPath(
      [
        body(0.27, Math.PI - 0.34, 0.7),
        body(0.45, Math.PI - 0.3, 0.75),
        body(0.72, Math.PI - 0.26, 0.6),
        body(0.86, Math.PI - 0.25, 0.6),
      ],
      [0, 0.2, 0.4, 0.6, 0.8, 1],
    ),
    { radius: (t) => (t > 0.85 ? 0.3 : 0.17), flatness: 1, sides: 5, facing: () => [0, 0, 1] },
  );
  return joinPainted([
    painted(roll, (_, i) => scale(colour, 0.78 + 0.22 * Math.sin((2 * Math.PI * (i % sides)) / sides))),
    onBothSides(painted(cords, cord)),
  ]);
};

const buttons = (body: Body, places: readonly number[], colour: Colour): PaintedSurface[] =>
  places.map((s) => {
    const [x, y, z] = body(s, Math.PI, 0.42);
    const { points, triangles } = unitSphere(8, 4);
    return painted(
      { triangles, points: points.map(([px, py, pz]) => [x + px * 0.38, y + py * 0.38, z + pz * 0.14]) },
      colour,
    );
  });

/** Two over the chest, the upper one broad. */
const BANDS = [
  [0.3, 0.4],
  [0.45, 0.48],
] as const;

const WHITE_SHIRT: Colour = [0.8, 0.79, 0.76];

const tailor: Readonly<Record<Neckline, (fit: Tailoring) => PaintedSurface[]>> = {
  roll: ({ body, neck, colour, second, level }) => [
    garment(
      body,
      { line: LINES.roll, colour, out: 0.35, hem: 0, rows: 9, trim: second, bands: BANDS },
      level,
    ),
    rollCollar(neck, colour, level),
  ],
  round: ({ body, colour, second, level }) => [
    garment(
      body,
      { line: LINES.round, colour, out: 0.35, hem: 0.22, rows: 10, trim: second, bands: BANDS },
      level,
    ),
  ],
  'v-neck': ({ body, colour, second, level }) => [
    garment(body, { line: LINES['v-neck'], colour, out: 0.35, hem: 0.2, rows: 10, trim: second }, level),
  ],
  scoop: ({ body, colour, second, level }) => [
    garment(body, { line: LINES.scoop, colour, out: 0.3, hem: 0.16, rows: 10, trim: second }, level),
  ],
  shirt: ({ body, colour, second, level }) => [
    garment(body, { line: LINES.shirt, colour, out: 0.35, hem: 0.05, rows: 9 }, level),
    onBothSides(foldedCollar(body, colour, { s: 0.24, reach: 0.3 }, level)),
    ...buttons(body, [0.55, 0.74, 0.9], second ?? scale(colour, 0.45)),
  ],
  hoodie: ({ body, neck, colour, second, level }) => [
    garment(body, { line: LINES.hoodie, colour, out: 0.45, hem: 0.1, rows: 8 }, level),
    hood(neck, colour, second ?? WHITE_SHIRT, body, level),
  ],
  jacket: ({ body, colour, second, level }) => {
    const shirt = second ?? WHITE_SHIRT;
    return [
      garment(body, { line: LINES.jacket, colour, out: 0.75, hem: 0.1, rows: 7 }, level),
      garment(body, { line: LINES.round, colour: shirt, out: 0.25, hem: 0.12, rows: 5 }, level),
      onBothSides(lapel(body, colour, level)),
    ];
  },
};

interface Tailoring {
  readonly body: Body;
  readonly neck: number;
  readonly colour: Colour;
  readonly second: Colour | null;
  readonly level: Level;
}

/** Collarbones: how far they stand out, centimetres. */
const collarbone = ([x, y]: Vector3): number => {
  const side = Math.abs(x);
  const ridge = -14.9 + 0.09 * (side - 1.2);
  return 0.32 * Math.exp(-(((y - ridge) / 0.5) ** 2)) * smoothstep(0.9, 1.9, side) * smoothstep(9.5, 6, side);
};

/** Throat and chest under an open neckline, in the skin's own stuff; it leaves the neck without a step. */
const chestSkin = (body: Body, plainUv: readonly [number, number], level: Level): PartDraft => {
  const [columns, rows] = [leaner(21, level), leaner(9, level)];
  const points: Vector3[] = [];
  const colours: Colour[] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const turn = Math.PI + mix(-1.75, 1.75, column / (columns - 1));
      const s = mix(0.04, 0.84, row / (rows - 1));
      const place = body(s, turn, 0);
      const front = smoothstep(0.1, 0.8, -Math.cos(turn));
      const bone = collarbone(place) * front;
      const [, y] = place;
      const notch = Math.exp(-((place[0] / 0.8) ** 2 + ((y + 15) / 0.6) ** 2)) * front;
      // Where cloth lies close it must not show through.
      points.push(body(s, turn, bone - 0.25 * notch - 0.15 * smoothstep(0.1, 0.25, s)));
      const hollow =
        0.16 * Math.exp(-(((y + 14.1) / 0.45) ** 2)) * smoothstep(1, 2.5, Math.abs(place[0])) * front;
      colours.push(mixVectors([1, 1, 1], [0.72, 0.5, 0.46], Math.min(1, hollow * 2 + 0.5 * notch)));
    }
  return {
    name: 'Chest',
    material: 'Skin',
    bone: 'Chest',
    pivot: CHEST_JOINT,
    points,
    colours,
    uv: points.map(() => plainUv),
    triangles: turnInsideOut(gridTriangles(columns, rows, false)),
  };
};

const SHOWS_CHEST: ReadonlySet<Neckline> = new Set<Neckline>(['v-neck', 'scoop', 'shirt', 'hoodie']);

/** What a person wears, and the skin that it leaves bare. */
export const makeClothes = (
  recipe: AvatarRecipe['clothes'],
  measures: FaceMeasures,
  plainUv: readonly [number, number],
  level: Level,
): PartDraft[] => {
  const neck = measures.neckRadiusCentimetres;
  const body = createBody(neck, measures.shoulderRadiusCentimetres);
  const colour = fromHex(recipe.colour);
  const second = recipe.secondColour ? fromHex(recipe.secondColour) : null;
  return [
    ...(SHOWS_CHEST.has(recipe.neckline) ? [chestSkin(body, plainUv, level)] : []),
    {
      ...joinPainted(tailor[recipe.neckline]({ body, neck, colour, second, level })),
      name: 'Torso',
      material: 'Cloth',
      bone: 'Chest',
      pivot: CHEST_JOINT,
    },
  ];
};
