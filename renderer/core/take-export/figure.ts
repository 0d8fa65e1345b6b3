import { IDENTITY, type Quaternion } from '../math/quaternion.ts';
import type { Vector3 } from '../math/vector3.ts';
import type { AvatarPose } from '../signals/avatar-pose.ts';

/**
 * The figure that exported motion is written for: a grown person who stands on the floor and looks along +z, metres. Only
 * what a webcam moves is there; whoever plays the motion on another figure takes over turns, not lengths.
 */
export interface FigureBone {
  readonly name: 'hips' | 'spine' | 'chest' | 'neck' | 'head' | 'leftEye' | 'rightEye';
  readonly parent: FigureBone['name'] | null;
  /** From its parent; of the hips, from the floor. */
  readonly offset: Vector3;
}

export const FIGURE: readonly FigureBone[] = [
  { name: 'hips', parent: null, offset: [0, 0.93, -0.03] },
  { name: 'spine', parent: 'hips', offset: [0, 0.11, -0.01] },
  { name: 'chest', parent: 'spine', offset: [0, 0.19, -0.006] },
  { name: 'neck', parent: 'chest', offset: [0, 0.14, 0] },
  { name: 'head', parent: 'neck', offset: [0, 0.09, 0.011] },
  { name: 'leftEye', parent: 'head', offset: [0.031, 0.045, 0.065] },
  { name: 'rightEye', parent: 'head', offset: [-0.031, 0.045, 0.065] },
];

/** How a bone is turned in a pose. What a webcam does not see stays as it rests. */
export const turnOf = (pose: AvatarPose, bone: FigureBone['name']): Quaternion =>
  bone === 'hips' || bone === 'spine' ? IDENTITY : pose[bone];
