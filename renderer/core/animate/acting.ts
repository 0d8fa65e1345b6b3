import type { Quaternion } from '../math/quaternion.ts';
import type { Vector3 } from '../math/vector3.ts';
import type { ArkitWeights } from '../signals/arkit.ts';
import type { EyeDirection } from '../signals/face-frame.ts';

/**
 * What an actor does at one moment, on top of the life that goes on by itself: no camera saw it. Speech moves the mouth
 * beside it as it does live. The actor blinks by itself, and accents its own speech: idle blinks and the accents that a
 * microphone's voice gets stay away meanwhile.
 */
export interface Acting {
  /** Added to the face: smiles, brows, lids, blinks. */
  readonly weights: ArkitWeights;
  /** Beyond the head's own idling. */
  readonly head: Quaternion;
  /** The chest's turn beyond its breath at rest: breaths drawn for speech, leaning in. */
  readonly chest: Quaternion;
  /** Shift of the figure, metres. */
  readonly offset: Vector3;
  /** Where the actor looks, from the camera's direction; the eyes stay there while the head moves. Null lets them wander. */
  readonly gaze: EyeDirection | null;
}

/** Acts the whole of something by the clock of its film, at any moment, in any order. */
export interface Actor {
  at(timeSeconds: number): Acting;
}
