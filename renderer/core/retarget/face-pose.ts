import type { Quaternion } from '../math/quaternion.ts';
import type { Vector3 } from '../math/vector3.ts';
import type { ArkitWeights } from '../signals/arkit.ts';
import type { EyeDirection } from '../signals/face-frame.ts';

/** What one source (camera or idle life) wants the face and head to do, before neck, chest and eyes are solved. */
export interface FacePose {
  readonly weights: ArkitWeights;
  /** Orientation of the head in the room; identity looks straight ahead. */
  readonly head: Quaternion;
  /** Both eyes, relative to the head. */
  readonly gaze: { readonly left: EyeDirection; readonly right: EyeDirection };
  /** Shift of the figure, metres. */
  readonly offset: Vector3;
}
