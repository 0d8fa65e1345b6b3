import { mix, smoothstep } from '../../core/math/easing.ts';
import { mixVectors, scale } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import type { Level } from '../../core/recipe/levels.ts';
import type { Colour } from './colour.ts';
import type { PartDraft, ShapeShifts } from './part.ts';
import { gridTriangles, turnInsideOut } from './surface.ts';

export const ENAMEL: Colour = [0.84, 0.8, 0.73];
/** As factors of the enamel. */
const WHITE: Colour = [1, 1, 1];
/** Warmer where the root shows through, a little glassy at the biting edge. */
const NECK: Colour = [0.86, 0.76, 0.6];
const EDGE: Colour = [0.9, 0.93, 0.97];
const GUM: Colour = [0.62, 0.2, 0.19];

interface Arch {
  /** Heights of the gum's far edge, the gum line and the biting edge. */
  readonly gum: number;
  readonly neck: number;
  readonly edge: number;
  /** Half the arch's width and its depth. */
  readonly width: number;
  readonly depth: number;
  /** How much light reaches it, 0..1: lips and upper teeth shade the lower row. */
  readonly light: number;
  /** Where the arch's centre lies, z. */
  readonly centre: number;
}

/** Widths of the teeth from the middle outwards, as shares of the front ones. */
const UPPER_WIDTHS = [1, 0.8, 0.85, 0.75, 0.75, 1];
const LOWER_WIDTHS = [0.65, 0.7, 0.8, 0.8, 0.8, 1.1];
/** Places across a tooth: close together at the gap, so that the notch is narrow. */
const ACROSS: Readonly<Record<Level, readonly number[]>> = {
  low: [0, 0.1, 0.5, 0.9],
  middle: [0, 0.1, 0.3, 0.7, 0.9],
  high: [0, 0.06, 0.15, 0.3, 0.5, 0.7, 0.85, 0.94],
};
/** How far round the arch goes on each side, radians: past the corner of the widest mouth. */
const EXTENT = 1.42;
/** How much longer than a front tooth an animal's canine is, as a share. */
const FANG = 0.5;

/** Along one half of the arch: angle, and how far between two teeth (0 on a tooth's middle, 1 in a gap). */
const halfArch = (
  widths: readonly number[],
  level: Level,
  fangs: boolean,
): { angle: number; gap: number; height: number }[] => {
  const total = widths.reduce((sum, width) => sum + width, 0);
  let start = 0;
  return widths.flatMap((width, tooth) => {
    const columns = ACROSS[level].map((t) => {
      const across = 2 * t - 1;
      return {
        angle: (EXTENT * (start + width * t)) / total,
        gap: Math.abs(across) ** 8,
        height:
          tooth === 2
            ? 1.04 + (fangs ? FANG * (1 - Math.abs(across)) : 0)
            : tooth === 1
              ? 0.92
              : 1 - 0.04 * Math.max(0, tooth - 2),
      };
    });
    start += width;
    return columns;
  });
};

/** Height, reach from the arch's axis (1 on the arch), colour. */
type ProfilePoint = readonly [height: number, reach: number, colour: Colour];

/** One row of teeth in its gum: a strip with a bulge for each tooth and a notch between two. */
const makeArch = (
  arch: Arch,
  widths: readonly number[],
  level: Level,
  fangs = false,
): Pick<PartDraft, 'points' | 'triangles' | 'colours'> => {
  const half = halfArch(widths, level, fangs);
  const columns = [
    ...half
      .slice(1)
      .reverse()
      .map((column) => ({ ...column, angle: -column.angle })),
    ...half,
  ];
  const points: Vector3[] = [];
  const colours: Colour[] = [];
  for (const { angle, gap, height } of columns) {
    const edge = mix(arch.neck, arch.edge, height - 0.15 * gap);
    const neck = arch.neck + (arch.edge - arch.neck) * (0.06 - 0.2 * gap + 0.1);
    const whole: readonly ProfilePoint[] = [
      [arch.gum, 0.97, GUM],
      [neck, 1.0, scale(GUM, 1.15)],
      [neck + (edge - neck) * 0.06, 1.0 - 0.03 * gap, NECK],
      [mix(neck, edge, 0.55), 1.03 - 0.07 * gap, WHITE],
      [edge, 0.985 - 0.06 * gap, EDGE],
      [edge, 0.9, NECK],
      [arch.neck, 0.8, GUM],
    ];
    const profile = level === 'low' ? whole.slice(0, -1) : whole;
    // Little light reaches the back of a mouth.
    const light = mix(1, 0.12, smoothstep(0.3, 1.15, Math.abs(angle))) * (1 - 0.42 * gap) * arch.light;
    for (const [y, reach, colour] of profile) {
      points.push([
        arch.width * Math.sin(angle) * reach,
        y,
        arch.centre + arch.depth * Math.cos(angle) * reach,
      ]);
      colours.push(scale(mixVectors(colour, scale(colour, 0.5), 1 - light), mix(light, 1, 0.3)));
    }
  }
  const grid = gridTriangles(points.length / columns.length, columns.length, false);
  return { points, colours, triangles: arch.edge < arch.gum ? grid : turnInsideOut(grid) };
};

/** `mouth`: the middle of the lips' seam at rest. `follow` says how the lower row moves. */
export const makeTeeth = (
  mouth: Vector3,
  follow: (points: readonly Vector3[]) => ShapeShifts,
  level: Level,
  fangs = false,
): PartDraft[] => {
  const [, y, z] = mouth;
  const upper = makeArch(
    { gum: y + 1.15, neck: y + 0.48, edge: y - 0.36, width: 2.5, depth: 2.2, centre: z - 3.05, light: 1 },
    UPPER_WIDTHS,
    level,
    fangs,
  );
  const lower = makeArch(
    { gum: y - 1.7, neck: y - 1.1, edge: y - 0.44, width: 2.3, depth: 1.95, centre: z - 2.98, light: 0.8 },
    LOWER_WIDTHS,
    level,
  );
  const common = { material: 'Teeth', bone: 'Head', pivot: [0, 0, 0] } as const;
  return [
    { ...upper, ...common, name: 'TeethUpper' },
    { ...lower, ...common, name: 'TeethLower', shifts: follow(lower.points) },
  ];
};
