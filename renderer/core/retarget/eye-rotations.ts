import { conjugate, fromEuler, multiply, type Quaternion, toEuler } from '../math/quaternion.ts';
import { clamp, clamp01, mix, softClamp } from '../math/smoothstep.ts';
import { ARKIT_INDEX, type ArkitWeights } from '../signals/arkit.ts';
import type { EyeDirection } from '../signals/face-frame.ts';

const DEGREE = Math.PI / 180;

/** How far eyes turn in their sockets; an eyeLook weight of 1 stands for the limit. */
export const EYE_LIMIT = { yaw: 30 * DEGREE, pitch: 20 * DEGREE };

/** Eyes never diverge, and cross no more than for something a hand away. */
const MOST_VERGENCE = 6 * DEGREE;
/** Each eye's turn inwards when both look at a camera at arm's length. */
const CAMERA_VERGENCE = 2.5 * DEGREE;

export interface Eyes {
  readonly left: EyeDirection;
  readonly right: EyeDirection;
}

/** Two eyes that look at one point: same pitch, same yaw but for their convergence, inside the limits. */
export const converge = (eyes: Eyes): Eyes => {
  const yaw = (eyes.left.yaw + eyes.right.yaw) / 2;
  const pitch = softClamp((eyes.left.pitch + eyes.right.pitch) / 2, EYE_LIMIT.pitch);
  const vergence = clamp((eyes.right.yaw - eyes.left.yaw) / 2, 0, MOST_VERGENCE);
  return {
    left: { yaw: softClamp(yaw - vergence, EYE_LIMIT.yaw), pitch },
    right: { yaw: softClamp(yaw + vergence, EYE_LIMIT.yaw), pitch },
  };
};

/** Eyes that stay on the camera while the head turns. */
export const onCamera = (head: Quaternion): Eyes => {
  const { yaw, pitch } = toEuler(conjugate(head));
  return {
    left: { yaw: yaw - CAMERA_VERGENCE, pitch: -pitch },
    right: { yaw: yaw + CAMERA_VERGENCE, pitch: -pitch },
  };
};

/** Eyes that stay on something in a direction from the camera's, however the head turns. */
export const onTarget = (head: Quaternion, { yaw, pitch }: EyeDirection): Eyes =>
  onCamera(multiply(conjugate(fromEuler({ yaw, pitch: -pitch, roll: 0 })), head));

/** The eyes of a pose: its own gaze (`toCamera` 0) or the camera (1), alive with a tremor, converging, within limits. */
export const aim = (
  { head, gaze }: { readonly head: Quaternion; readonly gaze: Eyes },
  tremor: EyeDirection,
  toCamera: number,
): Eyes => {
  const camera = onCamera(head);
  const eye = (own: EyeDirection, held: EyeDirection): EyeDirection => ({
    yaw: mix(own.yaw, held.yaw, toCamera) + tremor.yaw,
    pitch: mix(own.pitch, held.pitch, toCamera) + tremor.pitch,
  });
  return converge({ left: eye(gaze.left, camera.left), right: eye(gaze.right, camera.right) });
};

export const eyeRotation = ({ yaw, pitch }: EyeDirection): Quaternion =>
  fromEuler({ yaw, pitch: -pitch, roll: 0 });

/** Writes the eight eyeLook weights that go with the eyes, so that the lids follow the gaze. Changes `weights`. */
export const lookWeights = (weights: ArkitWeights, { left, right }: Eyes): void => {
  const set = (name: keyof typeof ARKIT_INDEX, radians: number, limit: number): void => {
    weights[ARKIT_INDEX[name]] = clamp01(radians / limit);
  };
  set('eyeLookOutLeft', left.yaw, EYE_LIMIT.yaw);
  set('eyeLookInLeft', -left.yaw, EYE_LIMIT.yaw);
  set('eyeLookInRight', right.yaw, EYE_LIMIT.yaw);
  set('eyeLookOutRight', -right.yaw, EYE_LIMIT.yaw);
  set('eyeLookUpLeft', left.pitch, EYE_LIMIT.pitch);
  set('eyeLookDownLeft', -left.pitch, EYE_LIMIT.pitch);
  set('eyeLookUpRight', right.pitch, EYE_LIMIT.pitch);
  set('eyeLookDownRight', -right.pitch, EYE_LIMIT.pitch);
};
