import { IDENTITY, type Quaternion } from '../math/quaternion.ts';
import { type Vector3, ZERO } from '../math/vector3.ts';
import { type ArkitWeights, neutralWeights } from './arkit.ts';

/**
 * Everything an avatar can show at one moment, whatever made it.
 * Rotations are relative to the rest pose of the bone and to its parent: chest → neck → head → eyes.
 * Axes: the avatar looks along +z, +y is up, +x is its own left.
 */
export interface AvatarPose {
  readonly timeSeconds: number;
  readonly weights: ArkitWeights;
  readonly chest: Quaternion;
  readonly neck: Quaternion;
  readonly head: Quaternion;
  readonly leftEye: Quaternion;
  readonly rightEye: Quaternion;
  /** Shift of the whole figure from its rest place, metres. */
  readonly offset: Vector3;
}

/** An avatar that nobody moves. */
export const restPose = (timeSeconds = 0): AvatarPose => ({
  timeSeconds,
  weights: neutralWeights(),
  chest: IDENTITY,
  neck: IDENTITY,
  head: IDENTITY,
  leftEye: IDENTITY,
  rightEye: IDENTITY,
  offset: ZERO,
});
