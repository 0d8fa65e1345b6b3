import { mix, smoothstep } from '../../../core/math/easing.ts';
import { addScaled, mixVectors, scale, subtract, unit } from '../../../core/math/vector-arithmetic.ts';
import { ZERO } from '../../../core/math/vector3.ts';
import type { Level } from '../../../core/recipe/levels.ts';
import { createBody } from '../clothes/body-profile.ts';
import type { Colour } from '../colour.ts';
import type { FaceMeasures } from '../face-measures.ts';
import { finer } from '../fineness.ts';
import type { HeadForm } from '../head-volume.ts';
import { joinPainted, type PaintedSurface } from '../painted.ts';
import type { PartDraft } from '../part.ts';
import { blendAt } from '../ride.ts';
import { shapeRecord } from '../shape-record.ts';
import type { Skin } from '../skin.ts';
import { bindSkin } from '../skin-part.ts';
import { gridTriangles, turnInsideOut } from '../surface.ts';
import { createVeil, type Veil } from './veil.ts';

/** A point of the cloth: where on the veil it lies, how far off it in centimetres, and how light it is. */
interface Stitch {
  readonly angle: number;
  readonly t: number;
  readonly out: number;
  readonly shade: number;
}

interface Cloth extends PaintedSurface {
  readonly stitches: readonly Stitch[];
}

/** Sews a grid of `columns` × `rows` stitches, row by row. */
const sew = (
  veil: Veil,
  colour: Colour,
  { columns, rows, wrap }: { columns: number; rows: number; wrap: boolean },
  stitchAt: (column: number, row: number) => Stitch,
): Cloth => {
  const stitches = Array.from({ length: columns * rows }, (_, i) =>
    stitchAt(i % columns, Math.floor(i / columns)),
  );
  return {
    stitches,
    points: stitches.map(({ angle, t, out }) => addScaled(veil.at(angle, t), veil.out(angle, t), out)),
    colours: stitches.map(({ shade }) => scale(colour, shade)),
    triangles: turnInsideOut(gridTriangles(columns, rows, wrap)),
  };
};

/** Height and lightness of a fold: rounded above, with a crease on either side. */
const fold = (phase: number): number => Math.abs(Math.cos(phase)) ** 0.8;

/** The scarf itself, from the band to the shoulders. */
const scarf = (veil: Veil, colour: Colour, level: Level): Cloth => {
  const [columns, rows] = [finer(72, level), finer(22, level)];
  return sew(veil, colour, { columns, rows, wrap: true }, (column, row) => {
    const angle = (2 * Math.PI * column) / columns - Math.PI;
    const a = Math.abs(angle);
    // Turned in under its own edge, then close together where it rolls over.
    if (row === 0) return { angle, t: 0, out: -0.45, shade: 0.5 };
    const t = ((row - 1) / (rows - 2)) ** 1.1;
    const side = smoothstep(0.5, 1.1, a) * smoothstep(2.6, 1.7, a);
    // Over the ears it is drawn from the crown forward under the chin.
    const drawn = fold(5.5 * a + 7 * t + 0.5 * Math.sin(3 * angle + 1));
    const drawnDepth = 0.45 * side * smoothstep(0.08, 0.25, t) * smoothstep(0.75, 0.5, t);
    const falls = fold(4 * angle + 0.8 * Math.sin(2 * angle + 0.6) + 1.2 * t);
    const fallDepth = 0.7 * smoothstep(0.5, 0.85, t);
    const hem = 0.16 * Math.exp(-(((t - 0.012) / 0.012) ** 2));
    const depth = drawnDepth * (drawn - 1) + fallDepth * (falls - 0.7);
    const dark = Math.min(1, 1.6 * drawnDepth * (1 - drawn) + 0.75 * fallDepth * (1 - falls));
    return { angle, t, out: hem + depth, shade: mix(1, 0.55, dark) };
  });
};

/** As far from the face's edge cloth moves with it, as a share of the way to the hem: under the chin it sinks with the jaw. */
const HELD_TO = 0.5;

/** How many pleats the wrapped end is gathered in. */
const PLEATS = 3;

/**
 * The end that is left: pinned beside the right ear, drawn across under the chin and thrown over the left shoulder.
 */
const wrappedEnd = (veil: Veil, colour: Colour, level: Level): Cloth => {
  const [columns, rows] = [finer(34, level), finer(5, level) * PLEATS + 3];
  return sew(veil, colour, { columns, rows, wrap: false }, (column, row) => {
    const q = 1 - column / (columns - 1);
    const p = Math.min(1, Math.max(0, (row - 1) / (rows - 3)));
    // From the front, positive to the person's left.
    const turn = mix(-1.72, 2.5, q);
    const upper = mix(mix(0.05, 0.1, smoothstep(-1.2, 0, turn)), 0.62, smoothstep(-0.1, 1.6, turn));
    const lower = mix(mix(0.2, 0.76, smoothstep(-1.7, -0.1, turn)), 0.97, smoothstep(0.2, 1.7, turn));
    // Pleats run along it, no two as wide.
    const place = p + 0.045 * Math.sin(5 * turn + 9 * p) * Math.sin(Math.PI * p);
    const pleat = Math.abs(Math.sin(Math.PI * PLEATS * place)) ** 0.75;
    const open = smoothstep(-1.75, -0.9, turn);
    const roll = smoothstep(1.2, 0, Math.abs(turn)) * Math.sin(Math.PI * Math.min(1, 2.2 * p));
    const isTucked = row === 0 || row === rows - 1;
    const ends = smoothstep(0, 0.06, q) * smoothstep(1, 0.95, q);
    const out = isTucked ? -0.15 : mix(-0.15, 0.4 + mix(0.2, 0.62, open) * pleat + 0.4 * roll, ends);
    return {
      angle: Math.PI - turn,
      t: mix(upper, lower, p),
      out,
      shade: isTucked ? 0.55 : mix(0.6, 1.03, pleat),
    };
  });
};

/** How far to either side the band is seen. */
const BAND_REACH = 1.3;

/** From the rim that is turned in below to the one under the scarf: share of the way up, and height over the skin. */
const BAND = [
  { up: 0, out: -0.25, shade: 0.6 },
  { up: 0, out: 0.14, shade: 1 },
  { up: 0.5, out: 0.24, shade: 1 },
  { up: 1.1, out: 0.05, shade: 0.8 },
] as const;

/** What keeps hair in under the scarf: a band over the forehead, gone at the temples. */
const underBand = (veil: Veil, skin: Skin, colour: Colour, level: Level): Cloth => {
  const columns = finer(30, level);
  const stitches = BAND.flatMap(({ out, shade }) =>
    Array.from({ length: columns }, (_, column) => ({
      angle: mix(-BAND_REACH, BAND_REACH, column / (columns - 1)),
      t: 0,
      out,
      shade: 0.5 * shade,
    })),
  );
  return {
    stitches,
    points: stitches.map(({ angle, out }, i) => {
      const edge = blendAt(veil.anchor(angle), skin.points);
      const point = mixVectors(edge, veil.at(angle, 0), BAND[Math.floor(i / columns)]?.up ?? 0);
      const seen = smoothstep(BAND_REACH, BAND_REACH - 0.3, Math.abs(angle));
      return addScaled(point, unit(subtract(point, [0, 1, -3])), mix(-0.3, out, seen));
    }),
    colours: stitches.map(({ shade }) => scale(colour, shade)),
    triangles: turnInsideOut(gridTriangles(columns, BAND.length, false)),
  };
};

export interface HijabFit {
  readonly skin: Skin;
  readonly form: HeadForm;
  readonly measures: FaceMeasures;
  readonly level: Level;
}

/** A scarf about the face, its end wrapped across the throat, and the band under it; it sinks with the jaw. */
export const makeHijab = (colour: Colour, { skin, form, measures, level }: HijabFit): PartDraft => {
  const body = createBody(measures.neckRadiusCentimetres, measures.shoulderRadiusCentimetres);
  const veil = createVeil(skin, form, body);
  const cloths = [
    wrappedEnd(veil, colour, level),
    scarf(veil, colour, level),
    underBand(veil, skin, colour, level),
  ];
  const { points, colours, triangles } = joinPainted(cloths);
  const held = cloths
    .flatMap(({ stitches }) => stitches)
    .map(({ angle, t }) => ({ hold: smoothstep(HELD_TO, 0, t), anchor: veil.anchor(angle) }));
  return {
    name: 'Headwear',
    material: 'Cloth',
    bone: 'Avatar',
    pivot: [0, 0, 0],
    points,
    colours,
    triangles,
    skin: bindSkin(points),
    shifts: shapeRecord((shape) =>
      held.map(({ hold, anchor }) => (hold > 0 ? scale(blendAt(anchor, skin.shifts[shape]), hold) : ZERO)),
    ),
  };
};
