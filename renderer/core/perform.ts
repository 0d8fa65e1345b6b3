import { blendPoses, createTrust } from './animate/blend-poses.ts';
import { breathe } from './animate/breathe.ts';
import { createFollowThrough } from './animate/follow-through.ts';
import { createGaze } from './animate/gaze.ts';
import { createHeldFace } from './animate/held-face.ts';
import { createIdle } from './animate/idle.ts';
import { createLids, yieldToBlink } from './animate/lids.ts';
import { createPerformanceClock } from './animate/performance-clock.ts';
import { createTrackedFace } from './animate/tracked-face.ts';
import { createTrackedVoice, speak } from './animate/tracked-voice.ts';
import { fromEuler } from './math/quaternion.ts';
import { createRandom } from './math/seeded-random.ts';
import { aim, eyeRotation, lookWeights } from './retarget/eye-rotations.ts';
import { closeLips } from './retarget/lip-closure.ts';
import type { PerformControls } from './retarget/perform-controls.ts';
import type { AvatarPose } from './signals/avatar-pose.ts';
import type { FaceFrame } from './signals/face-frame.ts';
import type { VisemeFrame } from './signals/viseme-frame.ts';

/** What is known at one moment. The latest frame may be given again until there is a newer one. */
export interface Moment {
  /** Seconds on the session's clock. */
  readonly timeSeconds: number;
  readonly face: FaceFrame | null;
  readonly voice: VisemeFrame | null;
  readonly controls: PerformControls;
}

/** How far each source leads at this moment, 0..1; what the camera and the voice leave is idle life. */
export interface Trust {
  readonly camera: number;
  readonly voice: number;
}

/** One avatar's performance. Its past is its state: the same moments in the same order give the same poses. */
export interface Performance {
  perform(moment: Moment): AvatarPose;
  /** As of the last moment. */
  trust(): Trust;
}

/** Begins a performance; live and offline alike. `seed` decides where idle life looks and when it blinks. */
export const createPerformance = ({ seed }: { readonly seed: number }): Performance => {
  const clock = createPerformanceClock();
  const camera = createTrackedFace();
  const microphone = createTrackedVoice();
  const gaze = createGaze(createRandom(seed));
  const idle = createIdle();
  const lids = createLids(createRandom(seed + 1));
  const heldFace = createHeldFace();
  const followThrough = createFollowThrough();
  const lookAtCamera = createTrust({ riseSeconds: 0.2, fallSeconds: 0.2 });
  let trust: Trust = { camera: 0, voice: 0 };

  return {
    perform({ timeSeconds, face, voice, controls }) {
      const { worldSeconds, seconds, step } = clock.next(timeSeconds);

      // Sources: what the camera saw, what the microphone heard, and the life that goes on by itself.
      const seen = camera.next(face, step, controls);
      const heard = microphone.next(controls.voiceMovesMouth ? voice : null, step);
      const life = gaze.next(step);
      const resting = idle.next(seconds, step, life.wandering);
      const breath = breathe(seconds);
      trust = { camera: seen.trust, voice: heard.trust };

      // Face: camera over idle, then voice, lids and the held face; last, what must hold whoever made it.
      const pose = seen.pose === null ? resting : blendPoses(resting, seen.pose, seen.trust);
      const weights = pose.weights.slice();
      speak(weights, heard, seen.trust);
      lids.lay(weights, seen, controls, step);
      heldFace.lay(weights, controls.heldFace, step);
      closeLips(weights);

      // Body: the spine follows the head, the eyes their target, and the lids the eyes.
      const spine = followThrough.next(
        pose.head,
        step,
        fromEuler({ yaw: 0, pitch: breath.chestPitch, roll: 0 }),
      );
      const eyes = aim(pose, life.tremor, lookAtCamera(controls.lookAtCamera ? 1 : 0, step));
      lookWeights(weights, eyes);
      yieldToBlink(weights);

      return {
        timeSeconds: worldSeconds,
        weights,
        ...spine,
        leftEye: eyeRotation(eyes.left),
        rightEye: eyeRotation(eyes.right),
        offset: [pose.offset[0], pose.offset[1] + breath.lift, pose.offset[2]],
      };
    },
    trust: () => trust,
  };
};
