import { mix, smoothstep } from '../../core/math/easing.ts';
import { addScaled, scale, subtract, unit } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import type { AvatarRecipe } from '../../core/recipe/avatar-recipe.ts';
import type { Level } from '../../core/recipe/levels.ts';
import { itemAt } from '../../core/shapes/points.ts';
import { makeBlade } from './blade.ts';
import type { Eyeball } from './eyeball.ts';
import { finer } from './fineness.ts';
import { type LidPoint, lidEdge, lidShifts } from './lid-edge.ts';
import type { PartDraft } from './part.ts';
import type { Identity } from './proportions/identity.ts';
import { scatter } from './scatter.ts';
import type { Skin } from './skin.ts';
import { joinSurfaces, type Surface } from './surface.ts';
import { makeTube } from './tube.ts';

/** Below this a lid has its dark line alone: single hairs would be thinner than a pixel. */
const FEWEST = 0.3;
const UPPER_BLADES = 19;
const BAND_SIDES = 4;
/** Of a lash's path: its length's shares at which it has points. */
const STATIONS = [0, 0.3, 0.62, 1] as const;

interface LashRow {
  readonly edge: readonly number[];
  readonly eye: Eyeball;
  readonly outward: 1 | -1;
  readonly blades: number;
  /** Centimetres, by the share of the lid from the inner corner to the outer. */
  readonly length: (t: number) => number;
  /** How far tips bend, up for the upper lid. */
  readonly curl: number;
  readonly seed: number;
}

/** The dark line along an upper lid, drawn out beyond the outer corner. */
const lashBand = (skin: Skin, edge: readonly number[], eye: Eyeball, thick: number): Surface => {
  const path = edge.map((vertex) => {
    const point = itemAt(skin.points, vertex);
    return addScaled(point, unit(subtract(point, eye.centre)), 0.07);
  });
  return makeTube(path, {
    radius: (t) => (0.022 + 0.085 * t ** 0.7 * (1 - t ** 12)) * thick,
    flatness: 0.6,
    sides: BAND_SIDES,
    facing: (point) => subtract(point, eye.centre),
  });
};

/** Blades in threes that lean together, as wet lashes do. */
const lashRow = (skin: Skin, row: LashRow): { surface: Surface; root: number }[] =>
  Array.from({ length: row.blades }, (_, blade) => {
    const jitter = (scatter(row.seed + blade) - 0.5) * 0.6;
    const t = mix(0.1, 0.985, (blade + 0.5 + jitter * 0.5) / row.blades);
    const root = itemAt(row.edge, Math.round(t * (row.edge.length - 1)));
    const from = itemAt(skin.points, root);
    const away = unit(subtract(from, row.eye.centre));
    const clump = ((blade % 3) - 1) * -0.16;
    // Straight ahead at the lid's middle, fanned out at its ends.
    const fan = row.outward * (mix(-0.55, 1, t) * 0.62 + clump + 0.15 * jitter);
    const size = row.length(t) * (1 + 0.3 * jitter);
    const path = STATIONS.map((u): Vector3 => {
      const [ox, oy, oz] = scale(away, size);
      return [
        from[0] + u * (0.35 * ox + fan * size * (0.6 + 0.4 * u)),
        from[1] + u * 0.2 * oy + u * u * row.curl * size,
        from[2] + 0.03 + u * (1 - 0.45 * u) * Math.max(0.5 * size, oz),
      ];
    });
    return { root, surface: makeBlade(path, [0, 0.35, 1], (u) => 0.058 * (1 - u) ** 0.7 + 0.008) };
  });

/** A dark line on each upper lid and, by `amount`, blades on both lids; they go with their lid. */
export const makeLashes = (
  { lashes: amount, eyeliner }: AvatarRecipe['eyes'],
  skin: Skin,
  identity: Identity,
  level: Level,
): PartDraft => {
  const surfaces: Surface[] = [];
  const carriers: LidPoint[] = [];
  for (const left of [false, true]) {
    const eye = left ? identity.left : identity.right;
    const outward = left ? 1 : -1;
    const upper = lidEdge(skin, left, 'upper');
    surfaces.push(lashBand(skin, upper, eye, 0.5 + 0.4 * amount + 0.35 * eyeliner));
    for (const root of upper) for (let side = 0; side < BAND_SIDES; side++) carriers.push({ root, eye });
    if (amount < FEWEST) continue;
    const common = { eye, outward } as const;
    const rows: LashRow[] = [
      {
        ...common,
        edge: upper,
        blades: finer(UPPER_BLADES, level),
        length: (t) => amount * (0.14 + 0.46 * t * smoothstep(1.3, 0.85, t)),
        curl: 0.8,
        seed: 11,
      },
      {
        ...common,
        edge: lidEdge(skin, left, 'lower'),
        blades: 0,
        length: (t) => amount * 0.2 * smoothstep(0.3, 0.9, t) + 0.01,
        curl: -0.75,
        seed: 71,
      },
    ];
    for (const { surface, root } of rows.flatMap((row) => lashRow(skin, row))) {
      surfaces.push(surface);
      for (const _ of surface.points) carriers.push({ root, eye });
    }
  }
  const { points, triangles } = joinSurfaces(surfaces);
  return {
    name: 'Lashes',
    material: 'Lash',
    bone: 'Head',
    pivot: [0, 0, 0],
    points,
    triangles,
    shifts: lidShifts(skin, points, carriers),
  };
};
