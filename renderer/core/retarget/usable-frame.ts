import { ARKIT_COUNT } from '../signals/arkit.ts';
import type { FaceFrame } from '../signals/face-frame.ts';
import type { VisemeFrame } from '../signals/viseme-frame.ts';
import { VISEME_COUNT } from '../signals/visemes.ts';

/** Below this confidence a face counts as not seen. */
export const FACE_SEEN = 0.3;

/** No face is ten metres from its webcam; a tracker that says so has lost it. */
const FARTHEST_METRES = 10;

const allFinite = (values: ArrayLike<number>): boolean => {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return false;
  return true;
};

/** Whether a frame shows a face that may be believed: one number that is no number spoils the whole frame. */
export const isFaceSeen = (frame: FaceFrame | null): frame is FaceFrame =>
  frame !== null &&
  Number.isFinite(frame.timeSeconds) &&
  frame.confidence >= FACE_SEEN &&
  frame.weights.length === ARKIT_COUNT &&
  allFinite(frame.weights) &&
  allFinite(frame.rotation) &&
  Math.abs(Math.hypot(...frame.rotation) - 1) < 0.1 &&
  allFinite(frame.translation) &&
  Math.hypot(...frame.translation) < FARTHEST_METRES &&
  allFinite([frame.gaze.left.yaw, frame.gaze.left.pitch, frame.gaze.right.yaw, frame.gaze.right.pitch]);

/** The same for a hop of sound. */
export const isVoiceHeard = (frame: VisemeFrame): boolean =>
  Number.isFinite(frame.timeSeconds) &&
  Number.isFinite(frame.voice) &&
  Number.isFinite(frame.loudness) &&
  frame.weights.length === VISEME_COUNT &&
  allFinite(frame.weights);
