import { smoothstep } from '../../core/math/easing.ts';
import { add } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import { itemAt } from '../../core/shapes/points.ts';
import type { PartDraft, ShapeShifts } from './part.ts';
import { unitSphere } from './surface.ts';

/** How far the tip comes out and hangs down at tongueOut = 1, centimetres. */
const OUT = 3.6;
const DOWN = 1.15;

/** A flat ellipsoid with a furrow, lying in the jaw. `follow` says how the jaw carries it. */
export const makeTongue = (
  mouth: Vector3,
  follow: (points: readonly Vector3[]) => ShapeShifts,
): PartDraft => {
  const [, my, mz] = mouth;
  const { points: sphere, triangles } = unitSphere(16, 12);
  const points = sphere.map(([x, y, z]): Vector3 => {
    const tip = smoothstep(-0.2, 1, z);
    const furrow = 0.16 * Math.exp(-((x / 0.25) ** 2)) * smoothstep(-0.1, 0.6, y);
    return [
      // A broad tip: the ellipsoid's own would be pointed.
      x * 1.5 * (1 - 0.18 * tip) * Math.max(0.05, Math.hypot(x, y)) ** -0.4,
      my - 0.95 + (y - furrow) * 0.52 * (1 - 0.25 * tip),
      mz - 3.6 + z * 2.3,
    ];
  });
  const shifts = follow(points);
  const withJaw = shifts.tongueOut ?? [];
  const tongueOut = points.map((point, i): Vector3 => {
    const reach = smoothstep(mz - 4.6, mz - 1.3, point[2]);
    // Over the lower lip first, then down.
    const out: Vector3 = [0, 0.32 * reach - DOWN * reach ** 4, OUT * reach];
    return add(itemAt(withJaw, i), out);
  });
  return {
    name: 'Tongue',
    material: 'Tongue',
    bone: 'Head',
    pivot: [0, 0, 0],
    points,
    triangles,
    shifts: { ...shifts, tongueOut },
  };
};
