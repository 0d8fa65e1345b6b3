import { mix } from '../../../core/math/easing.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import { itemAt } from '../../../core/shapes/points.ts';
import type { SculptedCollider } from '../sculpted-avatar.ts';

/** Neck and shoulders as hair meets them. */
export interface Bust {
  /** The point itself, or where it comes out of the clothes. */
  readonly clear: (point: Vector3, gap: number) => Vector3;
  readonly colliders: readonly SculptedCollider[];
}

export interface BustMeasures {
  readonly neckRadius: number;
  readonly neckLength: number;
  readonly shoulderRadius: number;
}

const AXIS_Z = -4;

/** Half the width and depth of the clothed body at a height. */
type Slice = readonly [y: number, width: number, depth: number];

const METRES = 0.01;

export const createBust = ({ neckRadius, neckLength, shoulderRadius }: BustMeasures): Bust => {
  const slices: Slice[] = [
    [-9.5, 0, 0],
    [-10.4, neckRadius + 0.9, neckRadius + 0.9],
    [-12.9, neckRadius + 1.4, neckRadius + 1.3],
    [-14, neckRadius + 4.4, 0.72 * (neckRadius + 4.4)],
    [-15.1, shoulderRadius * 0.68, shoulderRadius * 0.45],
    [-16.4, shoulderRadius * 0.86, shoulderRadius * 0.49],
    [-18.4, shoulderRadius * 0.97, shoulderRadius * 0.52],
    [-60, shoulderRadius, shoulderRadius * 0.54],
  ].map(([y = 0, width = 0, depth = 0]): Slice => [y - neckLength, width, depth]);
  const sizeAt = (y: number): readonly [number, number] => {
    const k = slices.findIndex((slice) => slice[0] <= y);
    if (k <= 0) return [0, 0];
    const [above, below] = [itemAt(slices, k - 1), itemAt(slices, k)];
    const t = (y - above[0]) / (below[0] - above[0]);
    return [mix(above[1], below[1], t), mix(above[2], below[2], t)];
  };
  const capsule = (
    bone: 'Neck' | 'Chest',
    joint: Vector3,
    from: Vector3,
    to: Vector3,
    radius: number,
  ): SculptedCollider => ({
    bone,
    offset: [(from[0] - joint[0]) * METRES, (from[1] - joint[1]) * METRES, (from[2] - joint[2]) * METRES],
    tail: [(to[0] - joint[0]) * METRES, (to[1] - joint[1]) * METRES, (to[2] - joint[2]) * METRES],
    radius: radius * METRES,
  });
  const neckJoint: Vector3 = [0, -13 - neckLength, -4.6];
  const chestJoint: Vector3 = [0, -27 - neckLength, -4.6];
  const slope = 0.3 * shoulderRadius;
  return {
    clear: (point, gap) => {
      const [width, depth] = sizeAt(point[1]);
      if (width === 0) return point;
      const z = point[2] - AXIS_Z;
      const share = Math.hypot(point[0] / (width + gap), z / (depth + gap));
      if (share >= 1 || share < 1e-6) return point;
      return [point[0] / share, point[1], AXIS_Z + z / share];
    },
    colliders: [
      capsule('Neck', neckJoint, [0, -6, -3.6], [0, -13 - neckLength, -4.2], neckRadius),
      capsule(
        'Chest',
        chestJoint,
        [0, -18.5 - neckLength, AXIS_Z],
        [slope * 2, -20 - neckLength, AXIS_Z],
        slope,
      ),
      capsule(
        'Chest',
        chestJoint,
        [0, -18.5 - neckLength, AXIS_Z],
        [-slope * 2, -20 - neckLength, AXIS_Z],
        slope,
      ),
    ],
  };
};
