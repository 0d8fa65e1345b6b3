import { mirrorX } from '../math/quaternion.ts';
import { ARKIT_MIRROR } from '../signals/arkit.ts';
import type { EyeDirection } from '../signals/face-frame.ts';
import type { FacePose } from './face-pose.ts';

const acrossX = ({ yaw, pitch }: EyeDirection): EyeDirection => ({ yaw: -yaw, pitch });

/** The same face in a mirror: left and right exchanged. Twice gives the face back. */
export const mirrorFace = ({ weights, head, gaze, offset }: FacePose): FacePose => ({
  weights: weights.map((weight, i) => weights[ARKIT_MIRROR[i] ?? i] ?? weight),
  head: mirrorX(head),
  gaze: { left: acrossX(gaze.right), right: acrossX(gaze.left) },
  offset: [-offset[0], offset[1], offset[2]],
});
