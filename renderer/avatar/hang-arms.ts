import { type Object3D, Quaternion, Vector3 } from 'three';
import type { ArmJointName } from '../core/avatar-file/joint-names.ts';

/** An arm that points less steeply down than this is held out: a T-pose or an A-pose. Cosine of the angle from down. */
const HELD_OUT = 0.9;
/** How an arm hangs beside the body: across, down, forward. */
const HANGING = { across: 0.24, down: -0.97, forward: 0.06 } as const;

const hang = (upper: Object3D, lower: Object3D): void => {
  const shoulder = upper.getWorldPosition(new Vector3());
  const arm = lower.getWorldPosition(new Vector3()).sub(shoulder).normalize();
  if (arm.lengthSq() === 0 || -arm.y > HELD_OUT) return;
  const hanging = new Vector3(
    HANGING.across * (Math.sign(arm.x) || 1),
    HANGING.down,
    HANGING.forward,
  ).normalize();
  const turn = new Quaternion().setFromUnitVectors(arm, hanging);
  const parent = upper.parent?.getWorldQuaternion(new Quaternion()) ?? new Quaternion();
  upper.quaternion.premultiply(parent.clone().invert().multiply(turn).multiply(parent));
  upper.updateWorldMatrix(false, true);
};

/** Lets the arms of a figure that was modelled with its arms out hang down. World matrices must be up to date. */
export const hangArms = (find: (joint: ArmJointName) => Object3D | null): void => {
  for (const side of ['left', 'right'] as const) {
    const upper = find(`${side}UpperArm`);
    const lower = find(`${side}LowerArm`);
    if (upper && lower) hang(upper, lower);
  }
};
