import type { Quaternion } from '../math/quaternion.ts';
import { clamp01, mix } from '../math/smoothstep.ts';
import type { Vector3 } from '../math/vector3.ts';
import { touchLips } from '../retarget/lip-contact.ts';
import { ARKIT_INDEX, type ArkitWeights } from '../signals/arkit.ts';
import type { EyeDirection } from '../signals/face-frame.ts';
import type { TrackedVoice } from './tracked-voice.ts';

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

const SMILING = [
  ARKIT_INDEX.mouthSmileLeft,
  ARKIT_INDEX.mouthSmileRight,
  ARKIT_INDEX.mouthDimpleLeft,
  ARKIT_INDEX.mouthDimpleRight,
] as const;
/** What rounded lips leave of a smile, and lips that touch: corners can't be everywhere. */
const SMILE_WHILE_ROUNDED = 0.35;
const SMILE_WHILE_TOUCHING = 0.8;

/**
 * Adds what an actor's face does to `weights` (which it changes). Speech goes first: a smile yields to rounded lips, and
 * lips that touch go on touching.
 */
export const layActing = (
  weights: ArkitWeights,
  acting: Acting,
  { contact, presence }: Pick<TrackedVoice, 'contact' | 'presence'>,
): void => {
  const rounded = Math.max(weights[ARKIT_INDEX.mouthPucker] ?? 0, weights[ARKIT_INDEX.mouthFunnel] ?? 0);
  const seal = contact.seal * presence;
  const bite = contact.bite * presence;
  const smile =
    mix(1, SMILE_WHILE_ROUNDED, clamp01(rounded * 1.6)) * mix(1, SMILE_WHILE_TOUCHING, Math.max(seal, bite));
  for (let i = 0; i < weights.length; i++) weights[i] = clamp01((weights[i] ?? 0) + (acting.weights[i] ?? 0));
  for (const i of SMILING) weights[i] = (weights[i] ?? 0) * smile;
  touchLips(weights, { seal, bite });
};
