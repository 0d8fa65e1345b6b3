import { closeLips } from '../retarget/lip-closure.ts';
import { type AvatarPose, restPose } from '../signals/avatar-pose.ts';
import { createHeldFace, FACE_SECONDS, type FaceKey } from './held-face.ts';
import { yieldToBlink } from './lids.ts';

/**
 * One held face on an avatar that nothing else moves, for a picture of it. `shown` is how far it has come, 0..1 of
 * the time that a held face takes.
 */
export const heldPose = (face: FaceKey, shown = 1): AvatarPose => {
  const pose = restPose();
  createHeldFace().lay(pose.weights, face, FACE_SECONDS * shown);
  yieldToBlink(pose.weights);
  closeLips(pose.weights);
  return pose;
};
