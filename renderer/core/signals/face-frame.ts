import type { Quaternion } from '../math/quaternion.ts';
import type { Vector3 } from '../math/vector3.ts';
import type { ArkitWeights } from './arkit.ts';

/** Where one eye points, relative to the head, in radians. Yaw + is towards the person's left, pitch + is up. */
export interface EyeDirection {
  readonly yaw: number;
  readonly pitch: number;
}

/**
 * What a tracker saw in one picture of a camera.
 * Axes are the avatar's and glTF's own: the face looks along +z, +y is up, +x is the person's left.
 */
export interface FaceFrame {
  /** When the picture was taken, seconds on the session's clock. */
  readonly timeSeconds: number;
  /** 0 (no face) to 1. */
  readonly confidence: number;
  readonly weights: ArkitWeights;
  /** Head rotation; identity looks straight into the camera. */
  readonly rotation: Quaternion;
  /** Head position relative to the camera, metres: +x the person's left, +y up, +z towards the camera (so z < 0). */
  readonly translation: Vector3;
  readonly gaze: { readonly left: EyeDirection; readonly right: EyeDirection };
}
