import type { Quaternion } from '../math/quaternion.ts';
import type { ArkitWeights } from '../signals/arkit.ts';
import type { EyeDirection } from '../signals/face-frame.ts';

/**
 * What a script's actor does at one moment, on top of the life that goes on by itself: no camera saw it. Speech moves
 * the mouth beside it as it does live.
 */
export interface Acting {
  /** Added to the face: smiles, brows, lids. */
  readonly weights: ArkitWeights;
  /** Beyond the head's own idling. */
  readonly head: Quaternion;
  /** Where the actor means to look; null leaves the eyes to wander as they like. */
  readonly gaze: EyeDirection | null;
  /** Whether idle life may blink now; a blink that is due waits for it. */
  readonly mayBlink: boolean;
  /** A blink begins here. */
  readonly blink: boolean;
}
