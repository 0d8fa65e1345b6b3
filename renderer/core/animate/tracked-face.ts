import { toEuler } from '../math/quaternion.ts';
import { smoothstep } from '../math/smoothstep.ts';
import type { FacePose } from '../retarget/face-pose.ts';
import { createFaceToPose } from '../retarget/face-to-pose.ts';
import type { PerformControls } from '../retarget/perform-controls.ts';
import { FACE_SEEN, isFaceSeen } from '../retarget/usable-frame.ts';
import type { FaceFrame } from '../signals/face-frame.ts';
import { blendPoses, createTrust } from './blend-poses.ts';

/** A face not seen for so long is gone; until then the last one holds. */
export const ABSENT_SECONDS = 0.25;
/** Confidence from which a face is trusted wholly. */
const FACE_SURE = 0.6;
/** A face that comes back is taken over from where it was lost in this time. */
const RETURN_SECONDS = 0.4;
const LONGEST_FRAME_STEP = 0.5;
/** Turned so far from the camera, a mouth is seen less and less, and at last in profile. Radians. */
const TURNED = (32 * Math.PI) / 180;
const PROFILE = (50 * Math.PI) / 180;

export const CAMERA_TRUST = { riseSeconds: 0.4, fallSeconds: 0.6 };
const MOUTH_TRUST = { riseSeconds: 0.3, fallSeconds: 0.3 };

export interface TrackedFace {
  /** Null until the first face. */
  readonly pose: FacePose | null;
  /** 0 nothing is known of the face .. 1 it leads. */
  readonly trust: number;
  /** How well its mouth can be seen, sliding 0..1: a face turned away hides half of it. */
  readonly mouthSeen: number;
}

/** The camera as a source: takes whatever frames come (none, the same again, a broken one) and never jumps. */
export const createTrackedFace = () => {
  const faceToPose = createFaceToPose();
  const slide = createTrust(CAMERA_TRUST);
  const slideMouth = createTrust(MOUTH_TRUST);
  let frameSeconds = Number.NaN;
  let unseenSeconds = Number.POSITIVE_INFINITY;
  let confidence = 0;
  let turn = 0;
  let live: FacePose | null = null;
  let lost: FacePose | null = null;
  let shown: FacePose | null = null;
  let sinceReturn = RETURN_SECONDS;

  const take = (frame: FaceFrame, step: number, controls: PerformControls): void => {
    if (unseenSeconds > ABSENT_SECONDS) {
      lost = shown;
      sinceReturn = 0;
      faceToPose.reset();
    }
    const frameStep = frame.timeSeconds - frameSeconds;
    const usual = frameStep > 0 ? Math.min(frameStep, LONGEST_FRAME_STEP) : step;
    live = faceToPose.next(frame, usual, controls);
    frameSeconds = frame.timeSeconds;
    confidence = frame.confidence;
    turn = Math.abs(toEuler(frame.rotation).yaw);
    unseenSeconds = 0;
  };

  return {
    next(face: FaceFrame | null, step: number, controls: PerformControls): TrackedFace {
      sinceReturn += step;
      unseenSeconds += step;
      if (isFaceSeen(face) && face.timeSeconds !== frameSeconds) take(face, step, controls);
      if (unseenSeconds <= ABSENT_SECONDS && live !== null)
        shown = lost === null ? live : blendPoses(lost, live, smoothstep(0, RETURN_SECONDS, sinceReturn));
      const wanted = unseenSeconds > ABSENT_SECONDS ? 0 : smoothstep(FACE_SEEN, FACE_SURE, confidence);
      const mouthSeen = slideMouth(1 - smoothstep(TURNED, PROFILE, turn), step);
      return { pose: shown, trust: slide(wanted, step), mouthSeen };
    },
  };
};
