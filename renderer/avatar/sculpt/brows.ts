import { mix, smoothstep } from '../../core/math/easing.ts';
import { addScaled, subtract, unit } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import type { Level } from '../../core/recipe/levels.ts';
import { itemAt } from '../../core/shapes/points.ts';
import type { BrowCurve } from './brow-curve.ts';
import type { Colour } from './colour.ts';
import { finer } from './fineness.ts';
import type { PartDraft } from './part.ts';
import { type Anchor, anchorAt, blendAt, rideShifts } from './ride.ts';
import type { Skin } from './skin.ts';
import { gridTriangles, joinSurfaces, type Surface, type Triangle } from './surface.ts';

/**
 * A brow is one soft pad of hair, not single hairs, which would be thinner than a pixel: its rims lie in the skin, where
 * the paint underneath (`paint/brow-paint.ts`) draws the strands that stand out of it.
 */
const STATIONS = 16;
/** From the lower rim to the upper: place across the brow, height over the skin in centimetres, lightness. */
const ROWS = [
  { across: -0.8, height: -0.03, shade: 0.8 },
  { across: -0.45, height: 0.07, shade: 0.92 },
  { across: 0.05, height: 0.1, shade: 1.1 },
  { across: 0.5, height: 0.06, shade: 1.25 },
  { across: 0.82, height: -0.03, shade: 1.15 },
] as const;

interface Pad {
  readonly surface: Surface;
  readonly anchors: readonly Anchor[];
  readonly normals: readonly Vector3[];
}

/** Depth of the skin at (x, y), on the plane through the anchor: at the temple the skin falls away steeply. */
const depthOn = (skin: Skin, anchor: Anchor, facing: Vector3, x: number, y: number): number => {
  const [ax, ay, az] = blendAt(anchor, skin.points);
  return az - (facing[0] * (x - ax) + facing[1] * (y - ay)) / Math.max(0.4, facing[2]);
};

const makePad = (curve: BrowCurve, skin: Skin, stations: number): Pad => {
  const outward = curve.left ? 1 : -1;
  const anchors: Anchor[] = [];
  const normals: Vector3[] = [];
  const points: Vector3[] = [];
  for (let k = 0; k <= stations; k++) {
    const t = mix(0.015, 0.99, k / stations);
    const [ax, ay] = unit(subtract(curve.at(t + 0.04), curve.at(t - 0.04)));
    const from = curve.at(t);
    // Rounded off at the inner end, drawn out to a point at the tail.
    const half = curve.halfHeight(t) * Math.sqrt(smoothstep(-0.06, 0.16, k / stations));
    const full = smoothstep(0, 0.14, t) * smoothstep(1, 0.8, t);
    for (const { across, height } of ROWS) {
      const x = from[0] - ay * outward * across * half;
      const y = from[1] + ax * outward * across * half;
      const anchor = anchorAt(skin, [x, y, from[2]]);
      const facing = unit(blendAt(anchor, skin.normals));
      anchors.push(anchor);
      normals.push(unit(addScaled(facing, [0, 1, 0], 0.45 * across)));
      points.push(
        addScaled([x, y, depthOn(skin, anchor, facing, x, y)], facing, height < 0 ? height : height * full),
      );
    }
  }
  // Anchors change from one vertex of the skin to the next: evened out, so that the pad does not show it.
  const even = points.map(([x, y, z], i): Vector3 => {
    const [before, after] = [points[i - ROWS.length], points[i + ROWS.length]];
    return before && after ? [x, y, mix(z, (before[2] + after[2]) / 2, 0.5)] : [x, y, z];
  });
  const grid = gridTriangles(ROWS.length, stations + 1, false);
  return {
    surface: {
      points: even,
      triangles: curve.left ? grid.map(([a, b, c]): Triangle => [a, c, b]) : grid,
    },
    anchors,
    normals,
  };
};

/** Both brows, which lie on the skin and follow every shape. */
export const makeBrows = (curves: readonly BrowCurve[], skin: Skin, level: Level): PartDraft => {
  const pads = curves.map((curve) => makePad(curve, skin, finer(STATIONS, level)));
  const { points, triangles } = joinSurfaces(pads.map(({ surface }) => surface));
  return {
    name: 'Brows',
    material: 'Brow',
    bone: 'Head',
    pivot: [0, 0, 0],
    points,
    triangles,
    normals: pads.flatMap(({ normals }) => normals),
    colours: points.map((_, i): Colour => {
      const { shade } = itemAt(ROWS, i % ROWS.length);
      return [shade, shade, shade];
    }),
    shifts: rideShifts(
      skin,
      pads.flatMap(({ anchors }) => anchors),
    ),
  };
};
