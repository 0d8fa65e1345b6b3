import { add, addScaled } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import type { Level } from '../../../core/recipe/levels.ts';
import { itemAt } from '../../../core/shapes/points.ts';
import type { Colour } from '../colour.ts';
import { finer } from '../fineness.ts';
import { joinPainted, type PaintedSurface, painted } from '../painted.ts';
import type { PartDraft } from '../part.ts';
import { type Anchor, anchorAt, rideShifts } from '../ride.ts';
import type { Skin } from '../skin.ts';
import { unitSphere } from '../surface.ts';
import { makeTube, smoothPath } from '../tube.ts';

const POINTS = 5;
const SIDES = 3;

/** One whisker of the left side: from its root outwards, drooping. */
const whisker = (root: Vector3, rise: number, length: number, colour: Colour): PaintedSurface => {
  const path = smoothPath(
    [
      addScaled(root, [0.3, 0, -0.1], 1),
      add(root, [0.35 * length, rise * 0.55 * length, -0.02 * length]),
      add(root, [0.7 * length, rise * 0.9 * length, -0.16 * length]),
      add(root, [length, rise * length - 0.1 * length, -0.36 * length]),
    ],
    Array.from({ length: POINTS }, (_, i) => i / (POINTS - 1)),
  );
  const tube = makeTube(path, {
    radius: (t) => 0.055 * (1 - t) + 0.012,
    flatness: 1,
    sides: SIDES,
    facing: () => [0, 1, 0],
  });
  return painted(tube, colour);
};

/** A rounded triangle, wider above, with nostrils' shadow: a nose pad about the origin, 1 wide and high. */
const nosePad = (level: Level): { points: Vector3[]; triangles: PaintedSurface['triangles'] } => {
  const { points, triangles } = unitSphere(finer(16, level), finer(8, level));
  return {
    triangles,
    points: points.map(([x, y, z]): Vector3 => {
      const narrow = y < 0 ? 1 + 0.62 * y : 1;
      const heart = y > 0 ? 0.12 * Math.abs(x) : 0;
      return [x * narrow, y * 0.72 + heart, z];
    }),
  };
};

export interface Snout {
  readonly width: number;
  readonly nose: Colour;
  readonly whiskers: Colour;
  readonly whiskerLength: number;
}

/** Nose pad and whiskers, which ride on the muzzle through every shape. */
export const makeSnout = (snout: Snout, skin: Skin, level: Level): PartDraft => {
  const tip = itemAt(skin.points, 1);
  const pad = nosePad(level);
  const nose = painted(
    {
      triangles: pad.triangles,
      points: pad.points.map(([x, y, z]) =>
        add(tip, [x * snout.width, y * snout.width + 0.1, z * 0.62 - 0.2]),
      ),
    },
    snout.nose,
  );
  const surfaces = [nose];
  const noseAnchor = anchorAt(skin, tip);
  const anchors: Anchor[] = nose.points.map(() => noseAnchor);
  // Landmarks of the whisker pads, above the lip's corner.
  for (const side of [1, -1])
    for (const [k, rise] of [0.22, 0.03, -0.16].entries()) {
      const landmark = itemAt(skin.points, side > 0 ? 322 : 92);
      const place = add(landmark, [side * (0.1 - 0.12 * k), 0.55 - 0.42 * k, 0.1]);
      const anchor = anchorAt(skin, place);
      const root: Vector3 = [Math.abs(place[0]), place[1], place[2] - 0.1];
      const left = whisker(root, rise, snout.whiskerLength * (1 - 0.06 * Math.abs(k - 1)), snout.whiskers);
      surfaces.push(
        side > 0
          ? left
          : {
              ...left,
              points: left.points.map(([x, y, z]): Vector3 => [-x, y, z]),
              triangles: left.triangles.map(([a, b, c]) => [a, c, b]),
            },
      );
      for (let i = 0; i < left.points.length; i++) anchors.push(anchor);
    }
  return {
    ...joinPainted(surfaces),
    name: 'Snout',
    material: 'Trim',
    bone: 'Head',
    pivot: [0, 0, 0],
    shifts: rideShifts(skin, anchors),
  };
};
