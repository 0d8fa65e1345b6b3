import { clamp } from '../../../core/math/easing.ts';
import { addScaled, distance, dot, scale, subtract } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import { itemAt, numberAt } from '../../../core/shapes/points.ts';
import type {
  BoneName,
  HairBoneName,
  SculptedBone,
  SculptedSkin,
  SculptedSpring,
} from '../sculpted-avatar.ts';
import { HEAD_JOINT } from '../skeleton.ts';
import type { Strand } from './kit.ts';

const METRES = 0.01;

const boneName = (strand: Strand, k: number): HairBoneName => `${strand.name as HairBoneName}${k + 1}`;

/** A strand's joints as bones, the first on the head. */
export const strandBones = (strands: readonly Strand[]): SculptedBone[] =>
  strands.flatMap((strand) =>
    strand.joints.map(
      (joint, k): SculptedBone => ({
        name: boneName(strand, k),
        parent: k === 0 ? 'Head' : boneName(strand, k - 1),
        translation: scale(subtract(joint, k === 0 ? HEAD_JOINT : itemAt(strand.joints, k - 1)), METRES),
        scale: [1, 1, 1],
      }),
    ),
  );

export const strandSprings = (strands: readonly Strand[]): SculptedSpring[] =>
  strands.map((strand) => ({
    bones: strand.joints.map((_, k) => boneName(strand, k)),
    stiffness: strand.stiffness,
    drag: 0.4,
    gravity: 0.08,
    radius: strand.radius * METRES,
  }));

/** How far along a strand, in joints, a point is, and how far off it. Before the first joint it is negative. */
const placeOn = ({ joints }: Strand, point: Vector3): { along: number; gap: number } => {
  let best = { along: 0, gap: Number.POSITIVE_INFINITY };
  for (let k = 0; k + 1 < joints.length; k++) {
    const [from, to] = [itemAt(joints, k), itemAt(joints, k + 1)];
    const axis = subtract(to, from);
    const t = clamp(dot(subtract(point, from), axis) / dot(axis, axis), k === 0 ? -1 : 0, 1);
    const gap = distance(point, addScaled(from, axis, t));
    if (gap < best.gap) best = { along: k + t, gap };
  }
  return best;
};

/** Binds what swings to the two nearest strands and the rest to the head. */
export const bindHair = (
  points: readonly Vector3[],
  swings: readonly boolean[],
  strands: readonly Strand[],
): SculptedSkin => {
  const bones: BoneName[] = ['Head', ...strandBones(strands).map(({ name }) => name)];
  const firstBone = strands.map((_, s) =>
    strands.slice(0, s).reduce((sum, strand) => sum + strand.joints.length, 1),
  );
  const joints = new Uint8Array(points.length * 4);
  const weights = new Float32Array(points.length * 4);
  points.forEach((point, i) => {
    const shares = new Map<number, number>();
    const give = (bone: number, share: number): void => {
      if (share > 0.004) shares.set(bone, (shares.get(bone) ?? 0) + share);
    };
    if (!swings[i]) give(0, 1);
    else {
      const near = strands
        .map((strand, s) => ({ ...placeOn(strand, point), s, last: strand.joints.length - 2 }))
        .sort((a, b) => a.gap - b.gap)
        .slice(0, 2);
      const pulls = near.map(({ gap }) => 1 / (gap * gap + 0.5) ** 1.5);
      const sum = pulls.reduce((total, pull) => total + pull, 0);
      near.forEach(({ along, s, last }, n) => {
        const pull = itemAt(pulls, n) / sum;
        const at = along - 0.5;
        const k = Math.floor(at);
        const bone = (index: number): number =>
          index < 0 ? 0 : numberAt(firstBone, s) + Math.min(index, last);
        give(bone(k), pull * (1 - (at - k)));
        give(bone(k + 1), pull * (at - k));
      });
    }
    const total = [...shares.values()].reduce((sum, share) => sum + share, 0);
    [...shares].slice(0, 4).forEach(([bone, share], n) => {
      joints[4 * i + n] = bone;
      weights[4 * i + n] = share / total;
    });
  });
  return { bones, joints, weights };
};
