import { mix, smoothstep } from '../../../core/math/easing.ts';
import { scale } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import type { AvatarRecipe } from '../../../core/recipe/avatar-recipe.ts';
import type { Level } from '../../../core/recipe/levels.ts';
import type { HeadwearStyle } from '../../../core/recipe/recipe-choices.ts';
import { type Colour, fromHex } from '../colour.ts';
import type { FaceMeasures } from '../face-measures.ts';
import { finer } from '../fineness.ts';
import type { Ellipsoid, HeadForm } from '../head-volume.ts';
import { joinPainted, makeRing, onBothSides, type PaintedSurface, painted } from '../painted.ts';
import type { PartDraft } from '../part.ts';
import type { Skin } from '../skin.ts';
import { gridTriangles, type Surface, turnInsideOut } from '../surface.ts';
import { makeTube } from '../tube.ts';
import { makeHijab } from './hijab.ts';

/** Cloth over flattened hair: how far it lies off the skull, centimetres. */
const LIFT = 0.95;

/**
 * How far down from the crown each hat reaches at `around` (angles as in `hair/scalp.ts`: 0 in front, ±π behind).
 * Hair above this line lies under it.
 */
const EDGES: Readonly<Partial<Record<HeadwearStyle, (around: number) => number>>> = {
  beanie: (around) => mix(0.92, 1.72, smoothstep(0.5, 2.2, Math.abs(around))),
  cap: (around) => mix(0.86, 1.5, smoothstep(0.4, 2, Math.abs(around))),
  fedora: (around) => mix(0.84, 1.4, smoothstep(0.4, 2, Math.abs(around))),
  turban: (around) => mix(0.9, 1.62, smoothstep(0.5, 2.1, Math.abs(around))),
  hijab: () => Math.PI,
};

/** Where `style` ends on the skull, or null where it covers no hair. */
export const coverLine = (style: HeadwearStyle): ((around: number) => number) | null => EDGES[style] ?? null;

const overSkull = ({ centre, radii }: Ellipsoid, down: number, around: number, lift: number): Vector3 => [
  centre[0] + (radii[0] + lift) * Math.sin(down) * Math.sin(around),
  centre[1] + (radii[1] + lift) * Math.cos(down),
  centre[2] + (radii[2] + lift) * Math.sin(down) * Math.cos(around),
];

interface DomeOptions {
  readonly rows: number;
  readonly edge: (around: number) => number;
  readonly lift: (t: number, around: number) => number;
  readonly paint: (t: number, around: number) => Colour;
}

/** From the crown (t 0) to the edge (t 1), closed by a rim that turns in towards the head. */
const dome = (skull: Ellipsoid, { rows, edge, lift, paint }: DomeOptions, level: Level): PaintedSurface => {
  const segments = finer(36, level);
  const points: Vector3[] = [];
  const colours: Colour[] = [];
  for (let row = 0; row <= rows + 1; row++)
    for (let k = 0; k < segments; k++) {
      const around = (2 * Math.PI * k) / segments - Math.PI;
      const t = Math.min(1, row / rows);
      const inward = row > rows ? -1.4 : 0;
      points.push(overSkull(skull, Math.max(0.001, edge(around) * t), around, lift(t, around) + inward));
      colours.push(scale(paint(t, around), row > rows ? 0.4 : 1));
    }
  return { points, colours, triangles: gridTriangles(segments, rows + 2, true) };
};

type Maker = (fit: HeadwearFit, colour: Colour) => PaintedSurface;

export interface HeadwearFit {
  readonly form: HeadForm;
  readonly measures: FaceMeasures;
  readonly skin: Skin;
  readonly level: Level;
}

const beanie: Maker = ({ form, level }, colour) =>
  dome(
    form.skull,
    {
      rows: finer(14, level),
      edge: EDGES.beanie ?? (() => 1),
      // Loose at the crown, folded up along the edge, ribbed.
      lift: (t, around) =>
        LIFT +
        1.5 * smoothstep(0.5, 0, t) +
        0.75 * smoothstep(0.68, 0.72, t) * (1 - 0.5 * smoothstep(0.95, 1, t)) +
        0.1 * Math.cos(18 * around) * smoothstep(0.05, 0.3, t),
      paint: (t, around) =>
        scale(
          colour,
          (1 - 0.22 * (0.5 - 0.5 * Math.cos(18 * around))) *
            (1 - 0.5 * Math.exp(-(((t - 0.68) / 0.03) ** 2))),
        ),
    },
    level,
  );

/** A cap's peak: from the edge forward and a little down, lower at the sides. */
const peak = (
  skull: Ellipsoid,
  edge: (around: number) => number,
  colour: Colour,
  level: Level,
): PaintedSurface => {
  const [columns, rows] = [finer(17, level), 5];
  const layer = (drop: number): Surface => ({
    points: Array.from({ length: rows * columns }, (_, i): Vector3 => {
      const t = Math.floor(i / columns) / (rows - 1);
      const s = ((i % columns) / (columns - 1)) * 2 - 1;
      const around = 0.98 * s;
      const [x, y, z] = overSkull(skull, edge(around) - 0.05, around, LIFT - 0.2);
      const reach = 6.2 * Math.sqrt(Math.max(0, 1 - s ** 4)) * t;
      return [x, y - drop - 0.24 * reach - 0.5 * t * s * s, z + reach];
    }),
    triangles: gridTriangles(columns, rows, false),
  });
  const upper = layer(0);
  const under = layer(0.22);
  return joinPainted([
    painted(upper, colour),
    painted({ points: under.points, triangles: turnInsideOut(under.triangles) }, scale(colour, 0.5)),
  ]);
};

const cap: Maker = ({ form, level }, colour) => {
  const edge = EDGES.cap ?? (() => 1);
  const crown = dome(
    form.skull,
    {
      rows: finer(10, level),
      edge,
      lift: (t, around) =>
        LIFT + 0.7 * smoothstep(0.9, 0.2, t) + 0.5 * smoothstep(1, 0.3, Math.abs(around)) * t * (1 - t) * 3,
      paint: (t, around) => {
        const seam = Math.min(...[0, 1, 2].map((k) => Math.abs(Math.sin(around - (k * Math.PI) / 3))));
        return scale(colour, (t < 0.12 ? 0.75 : 1) * mix(0.72, 1, smoothstep(0.03, 0.12, seam)));
      },
    },
    level,
  );
  return joinPainted([crown, peak(form.skull, edge, scale(colour, 0.85), level)]);
};

const fedora: Maker = ({ form, level }, colour) => {
  const edge = EDGES.fedora ?? (() => 1);
  const { skull } = form;
  const segments = finer(36, level);
  // Upright sides up to a pinched, creased top, as shares of the height between edge and top.
  const rows = [0, 0.04, 0.2, 0.24, 0.6, 0.9, 1, 1, 0.9, 0.84];
  const inset = [1, 1.005, 1, 0.985, 0.95, 0.9, 0.8, 0.6, 0.3, 0.02];
  const top = skull.centre[1] + skull.radii[1] + 3.6;
  const points: Vector3[] = [];
  const colours: Colour[] = [];
  const rim = (around: number): Vector3 => overSkull(skull, edge(around), around, LIFT);
  // The brim first, from its edge in: dipped in front and behind, curled up at the sides.
  for (const t of [1, 0.97, 0.5, 0])
    for (let k = 0; k < segments; k++) {
      const around = Math.PI - (2 * Math.PI * k) / segments;
      const [x, y, z] = rim(around);
      const reach = 4.6 * t;
      const curl = 1.7 * Math.sin(around) ** 2 * t ** 2 - 0.9 * Math.cos(around) ** 2 * t;
      points.push([
        x + reach * Math.sin(around),
        y + curl - (t === 0.97 ? -0.12 : 0),
        z + reach * Math.cos(around),
      ]);
      colours.push(scale(colour, t === 0 ? 0.6 : 1));
    }
  rows.forEach((height, row) => {
    for (let k = 0; k < segments; k++) {
      const around = Math.PI - (2 * Math.PI * k) / segments;
      const [x, y, z] = rim(around);
      const inward = inset[row] ?? 1;
      const pinch = 1 - 0.2 * smoothstep(0.4, 1, height) * smoothstep(0.2, 1, Math.cos(around));
      const tilt = 0.9 * Math.cos(around) * height;
      points.push([
        skull.centre[0] + (x - skull.centre[0]) * inward * pinch,
        mix(y, top, height) + tilt,
        skull.centre[2] + (z - skull.centre[2]) * inward,
      ]);
      colours.push(height <= 0.2 ? scale(colour, 0.3) : scale(colour, inward < 0.5 ? 0.75 : 1));
    }
  });
  return { points, colours, triangles: gridTriangles(segments, rows.length + 4, true) };
};

const turban: Maker = ({ form, level }, colour) =>
  dome(
    form.skull,
    {
      rows: finer(16, level),
      edge: EDGES.turban ?? (() => 1),
      // Wraps cross over the forehead.
      lift: (t, around) => {
        const wrap = 0.5 + 0.5 * Math.cos(9 * Math.PI * t - 3.2 * Math.abs(around));
        return (
          LIFT +
          1.5 * Math.sin(Math.PI * Math.min(1, 0.25 + 0.75 * t)) +
          0.6 * wrap * smoothstep(0.05, 0.25, t)
        );
      },
      paint: (t, around) => {
        const fold = 0.5 + 0.5 * Math.cos(9 * Math.PI * t - 3.2 * Math.abs(around));
        return scale(colour, mix(0.5, 1, smoothstep(0, 0.6, fold)));
      },
    },
    level,
  );

const headband: Maker = ({ form, level }, colour) => {
  const segments = finer(36, level);
  const profile = [
    [-0.1, 0.4],
    [-0.095, 1.95],
    [0, 2.15],
    [0.095, 1.95],
    [0.1, 0.4],
  ] as const;
  const points = profile.flatMap(([across, lift]) =>
    Array.from({ length: segments }, (_, k) => {
      const around = (2 * Math.PI * k) / segments - Math.PI;
      const middle = mix(0.86, 1.5, smoothstep(0.3, 2.4, Math.abs(around)));
      return overSkull(form.skull, middle + across, around, lift);
    }),
  );
  return painted({ points, triangles: gridTriangles(segments, profile.length, true) }, (_, i) =>
    scale(colour, i < segments || i >= 4 * segments ? 0.5 : 1),
  );
};

const headphones: Maker = ({ form, level }, colour) => {
  const { skull } = form;
  const count = finer(21, level);
  const arc = (lift: number) =>
    Array.from({ length: count }, (_, i): Vector3 => {
      const turn = mix(-1.78, 1.78, i / (count - 1));
      return [
        (skull.radii[0] + lift) * Math.sin(turn),
        skull.centre[1] + (skull.radii[1] + lift) * Math.cos(turn),
        skull.centre[2] + 0.3,
      ];
    });
  const band = makeTube(arc(1.15), {
    radius: (t) => 0.8 + 0.35 * Math.sin(Math.PI * t),
    flatness: 0.36,
    sides: finer(5, level),
    facing: ([x, y]) => [x, y - skull.centre[1], 0],
  });
  const side = skull.radii[0];
  const cup = (x: number, radius: number, thick: number): Surface =>
    makeRing(
      (turn) => [side + x, 0.9 + radius * 1.15 * Math.cos(turn), -3 + radius * Math.sin(turn)],
      () => thick,
      {
        segments: finer(16, level),
        sides: finer(4, level),
      },
    );
  const shell: Vector3[] = [];
  const segments = finer(18, level);
  for (const [x, radius] of [
    [0.9, 2.85],
    [1.9, 2.85],
    [2.5, 1.9],
    [2.68, 0.02],
  ] as const)
    for (let k = 0; k < segments; k++) {
      const turn = (2 * Math.PI * k) / segments;
      shell.push([side + x, 0.9 + radius * 1.15 * Math.cos(turn), -3 + radius * Math.sin(turn)]);
    }
  const dark = scale(colour, 0.28);
  return joinPainted([
    painted(band, colour),
    onBothSides(painted(cup(0.65, 2.3, 0.75), dark)),
    onBothSides(
      painted({ points: shell, triangles: turnInsideOut(gridTriangles(segments, 4, true)) }, colour),
    ),
  ]);
};

const MAKERS: Readonly<Record<Exclude<HeadwearStyle, 'none' | 'hijab'>, Maker>> = {
  beanie,
  cap,
  fedora,
  turban,
  headband,
  headphones,
};

export const makeHeadwear = (recipe: AvatarRecipe['headwear'], fit: HeadwearFit): PartDraft[] => {
  if (recipe.style === 'none') return [];
  const colour = fromHex(recipe.colour);
  if (recipe.style === 'hijab') return [makeHijab(colour, fit)];
  return [
    {
      ...MAKERS[recipe.style](fit, colour),
      name: 'Headwear',
      material: recipe.style === 'headphones' ? 'Trim' : 'Cloth',
      bone: 'Head',
      pivot: [0, 0, 0],
    },
  ];
};
