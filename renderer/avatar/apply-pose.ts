import type { InterleavedBufferAttribute } from 'three';
import { controlWeights } from '../core/face-rig/plan-face.ts';
import { conjugate, IDENTITY, multiply, type Quaternion, scaleRotation } from '../core/math/quaternion.ts';
import type { AvatarPose } from '../core/signals/avatar-pose.ts';
import type { Avatar, Joint } from './avatar.ts';
import { morphInto } from './sparse-morphs.ts';

/** Turns a joint by `turn`, which is about the avatar's own axes: change of basis into the parent's rest axes. */
const turnJoint = (joint: Joint, turn: Quaternion): void => {
  const local = multiply(multiply(multiply(conjugate(joint.parent), turn), joint.parent), joint.rest);
  joint.node.quaternion.set(local[0], local[1], local[2], local[3]);
};

/**
 * Chest, neck and head in their order. What a missing joint should have turned goes to the next one up,
 * what remains at the end goes to the last one found, and a figure without joints turns as a whole.
 */
const turnSpine = (avatar: Avatar, pose: AvatarPose): void => {
  const chain: readonly (readonly [Joint | null, Quaternion])[] = [
    [avatar.joints.chest, pose.chest],
    [avatar.joints.neck, pose.neck],
    [avatar.joints.head, pose.head],
  ];
  const last = avatar.joints.head ?? avatar.joints.neck ?? avatar.joints.chest;
  let carried: Quaternion = IDENTITY;
  let lastTurn: Quaternion = IDENTITY;
  for (const [joint, turn] of chain) {
    carried = multiply(carried, turn);
    if (!joint) continue;
    turnJoint(joint, carried);
    lastTurn = carried;
    carried = IDENTITY;
  }
  if (last) turnJoint(last, multiply(lastTurn, carried));
  else avatar.pivot.quaternion.set(carried[0], carried[1], carried[2], carried[3]);
};

const shapeParts = (avatar: Avatar, weights: Float32Array): void => {
  controlWeights(avatar.controls, weights, avatar.controlWeights);
  for (const part of avatar.parts) {
    for (const { target, movers } of part.targets) {
      let influence = 0;
      for (const [control, amount] of movers) influence += (avatar.controlWeights[control] ?? 0) * amount;
      part.influences[target] = influence;
    }
    if (avatar.morphing === 'cpu' && part.cpuMorph) {
      const { geometry, rest, morphs } = part.cpuMorph;
      const buffer = (geometry.getAttribute('position') as InterleavedBufferAttribute).data;
      morphInto(buffer.array as Float32Array, rest, morphs, part.influences);
      buffer.needsUpdate = true;
      continue;
    }
    const influences = part.mesh.morphTargetInfluences;
    if (!influences) continue;
    for (const { target } of part.targets) influences[target] = part.influences[target] ?? 0;
  }
};

/** Solve, then apply: the only place that writes joints and morph targets. */
export const applyPose = (avatar: Avatar, pose: AvatarPose): void => {
  avatar.root.position.set(pose.offset[0], pose.offset[1], pose.offset[2]);
  turnSpine(avatar, pose);
  if (avatar.joints.leftEye) turnJoint(avatar.joints.leftEye, scaleRotation(pose.leftEye, avatar.eyeShare));
  if (avatar.joints.rightEye)
    turnJoint(avatar.joints.rightEye, scaleRotation(pose.rightEye, avatar.eyeShare));
  shapeParts(avatar, pose.weights);
  avatar.swing(pose.timeSeconds);
};
