import { type Acting, layActing } from './animate/acting.ts';
import { blendPoses, createTrust } from './animate/blend-poses.ts';
import { breathe } from './animate/breathe.ts';
import { createFollowThrough } from './animate/follow-through.ts';
import { createMouthFusion, type MouthShares } from './animate/fuse-mouth.ts';
import { createGaze } from './animate/gaze.ts';
import { createHeldFace } from './animate/held-face.ts';
import { createIdle } from './animate/idle.ts';
import { createLids, yieldToBlink } from './animate/lids.ts';
import { createPerformanceClock } from './animate/performance-clock.ts';
import { accentuate, drawBreath, nod, UNACCENTED } from './animate/speech-accents.ts';
import { createTrackedFace } from './animate/tracked-face.ts';
import { createTrackedVoice } from './animate/tracked-voice.ts';
import { fromEuler, multiply } from './math/quaternion.ts';
import { createRandom } from './math/seeded-random.ts';
import { ZERO } from './math/vector3.ts';
import { aim, eyeRotation, lookWeights, onTarget } from './retarget/eye-rotations.ts';
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
  /**
   * What was heard since the moment before, in order: the mouth runs on the hops' own 10 ms, so that no closure is lost
   * between two pictures. Given early by `MOUTH_LEAD_SECONDS`, the mouth is on time.
   */
  readonly voice: readonly VisemeFrame[];
  readonly controls: PerformControls;
  /** Of a script's or a sound's actor; a person before a camera acts themselves. */
  readonly acting?: Acting;
}

const NOTHING_HEARD: readonly VisemeFrame[] = [];

/** One avatar's performance. Its past is its state: the same moments in the same order give the same poses. */
export interface Performance {
  perform(moment: Moment): AvatarPose;
  /** Who moved the mouth, as of the last moment. */
  shares(): MouthShares;
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
  const fusion = createMouthFusion();
  let shares: MouthShares = { camera: 0, voice: 0, idle: 1, slide: 0 };

  return {
    perform({ timeSeconds, face, voice, controls, acting }) {
      const { worldSeconds, seconds, step } = clock.next(timeSeconds);

      // Sources: what the camera saw, what the microphone heard, and the life that goes on by itself.
      const seen = camera.next(face, step, controls);
      const heard = microphone.next(controls.voiceMovesMouth ? voice : NOTHING_HEARD, step);
      const life = gaze.next(step);
      const resting = idle.next(seconds, step, acting?.gaze ?? life.wandering);
      const breath = breathe(seconds);
      const accents = acting === undefined ? heard.accents : UNACCENTED;
      const drawn = drawBreath(accents);

      // Face: camera over idle, then the mouth that both sources share, the accents of speech where no camera sees them,
      // lids and the held face; last, what must hold whoever made it.
      const pose = seen.pose === null ? resting : blendPoses(resting, seen.pose, seen.trust);
      const weights = pose.weights.slice();
      shares = fusion.lay(weights, resting.weights, seen, heard);
      const unseen = 1 - seen.trust;
      accentuate(weights, accents, unseen);
      lids.lay(weights, seen, controls, step, acting === undefined);
      heldFace.lay(weights, controls.heldFace, step);
      if (acting !== undefined) layActing(weights, acting, heard);
      closeLips(weights);

      // Body: the spine follows the head, the eyes their target, and the lids the eyes.
      const head = multiply(pose.head, acting?.head ?? nod(accents, unseen));
      const breathing = fromEuler({ yaw: 0, pitch: breath.chestPitch + drawn.chestPitch, roll: 0 });
      const chest = acting === undefined ? breathing : multiply(breathing, acting.chest);
      const shift = acting?.offset ?? ZERO;
      const spine = followThrough.next(head, step, chest);
      const look = acting?.gaze ? onTarget(head, acting.gaze) : pose.gaze;
      const toCamera = lookAtCamera(controls.lookAtCamera && !acting?.gaze ? 1 : 0, step);
      const eyes = aim({ head: pose.head, gaze: look }, life.tremor, toCamera);
      lookWeights(weights, eyes);
      yieldToBlink(weights);

      return {
        timeSeconds: worldSeconds,
        weights,
        ...spine,
        leftEye: eyeRotation(eyes.left),
        rightEye: eyeRotation(eyes.right),
        offset: [
          pose.offset[0] + shift[0],
          pose.offset[1] + breath.lift + drawn.lift + shift[1],
          pose.offset[2] + shift[2],
        ],
      };
    },
    shares: () => shares,
  };
};
