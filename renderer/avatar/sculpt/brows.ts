import { mix, smoothstep } from '../../core/math/easing.ts';
import { addScaled, subtract, unit } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import type { Level } from '../../core/recipe/levels.ts';
import { makeBlade } from './blade.ts';
import type { BrowCurve } from './brow-curve.ts';
import type { Colour } from './colour.ts';
import { finer } from './fineness.ts';
import type { PartDraft } from './part.ts';
import { type Anchor, anchorAt, blendAt, rideShifts } from './ride.ts';
import { scatter } from './scatter.ts';
import type { Skin } from './skin.ts';
import { joinSurfaces, type Surface } from './surface.ts';

/** Tufts a brow; the paint underneath (`skin-paint.ts`) fills in between them. */
const TUFTS = 46;
const STATIONS = [0, 0.55, 1] as const;

interface Tuft {
  readonly surface: Surface;
  readonly anchors: readonly Anchor[];
  readonly facing: Vector3;
  readonly shade: number;
}

/** Where a tuft grows: `t` along the brow, `across` −1 (lower edge) to 1, and how steeply it rises from the brow's line. */
const rootOf = (n: number, share: number): { t: number; across: number; rise: number; size: number } => {
  const t = share ** 1.1 * 0.94;
  const across = mix(-0.72, 0.5, scatter(n + 500));
  // Upright at the inner end; further out hairs from above and below meet along the middle.
  const upright = 1 - smoothstep(0, 0.3, t);
  const rise = mix(across > 0.1 ? -0.2 : 0.3 * (1 - t), 1.2, 0.7 * upright) + 0.14 * (scatter(n + 900) - 0.5);
  return { t, across, rise, size: mix(0.42, 0.56, t) * (0.85 + 0.3 * scatter(n + 1300)) };
};

const makeTuft = (n: number, share: number, curve: BrowCurve, skin: Skin): Tuft => {
  const { t, across, rise, size } = rootOf(n, share);
  const half = curve.halfHeight(t);
  const along = unit(subtract(curve.at(t + 0.04), curve.at(t - 0.04)));
  const from = curve.at(t);
  const thick = smoothstep(0, 0.3, half);
  const [cos, sin] = [Math.cos(rise), Math.sin(rise)];
  const outward = curve.left ? 1 : -1;
  // In the plane that the brow is seen in: along the brow, and square to it, upwards.
  const [ax, ay] = [along[0], along[1]];
  const direction = [ax * cos - ay * sin * outward, ay * cos + ax * sin * outward] as const;
  const length = size * mix(0.55, 1, thick);
  const anchors: Anchor[] = [];
  let facing: Vector3 = [0, 0, 1];
  const path = STATIONS.map((u): Vector3 => {
    const x = from[0] + direction[0] * length * u - ay * outward * across * half;
    const y = from[1] + direction[1] * length * u + ax * outward * across * half;
    const anchor = anchorAt(skin, [x, y, from[2]]);
    anchors.push(anchor);
    const onSkin = blendAt(anchor, skin.points);
    facing = unit(blendAt(anchor, skin.normals));
    // On the plane through the anchor: at the temple the skin falls away steeply.
    const depth =
      onSkin[2] - (facing[0] * (x - onSkin[0]) + facing[1] * (y - onSkin[1])) / Math.max(0.4, facing[2]);
    return addScaled([x, y, depth], facing, 0.035 + 0.05 * u * (1 - u));
  });
  const width = mix(0.04, 0.085, thick);
  const surface = makeBlade(path, facing, (u) => width * (0.75 + 0.5 * u) * (1 - u * 0.4));
  // Two points a station, one at the tip.
  return {
    surface,
    anchors: anchors.flatMap((anchor, i) => (i < anchors.length - 1 ? [anchor, anchor] : [anchor])),
    facing,
    shade: 0.85 + 0.35 * scatter(n + 1700),
  };
};

/** Both brows as tufts of hair that lie on the skin and follow every shape. */
export const makeBrows = (curves: readonly BrowCurve[], skin: Skin, level: Level): PartDraft => {
  const count = finer(TUFTS, level);
  const tufts = curves.flatMap((curve) =>
    Array.from({ length: count }, (_, n) => makeTuft(n, (n + scatter(n)) / count, curve, skin)),
  );
  const { points, triangles } = joinSurfaces(tufts.map(({ surface }) => surface));
  const perPoint = <T>(value: (tuft: Tuft) => T): T[] =>
    tufts.flatMap((tuft) => tuft.surface.points.map(() => value(tuft)));
  return {
    name: 'Brows',
    material: 'Brow',
    bone: 'Head',
    pivot: [0, 0, 0],
    points,
    triangles,
    normals: perPoint(({ facing }) => facing),
    colours: perPoint(({ shade }): Colour => [shade, shade, shade]),
    shifts: rideShifts(
      skin,
      tufts.flatMap(({ anchors }) => anchors),
    ),
  };
};
