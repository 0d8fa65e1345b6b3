import { fromEuler } from '../math/quaternion.ts';
import { restingAt, stepSpring } from '../math/spring.ts';
import type { FacePose } from '../retarget/face-pose.ts';
import { ARKIT_INDEX, neutralWeights } from '../signals/arkit.ts';
import type { EyeDirection } from '../signals/face-frame.ts';

const DEGREE = Math.PI / 180;

/** Two sines whose periods never meet: slow sway that does not repeat within a call. Result −1..1. */
const sway = (timeSeconds: number, first: number, second: number): number =>
  0.62 * Math.sin((2 * Math.PI * timeSeconds) / first) +
  0.38 * Math.sin((2 * Math.PI * timeSeconds) / second + 1);

/** Share of a glance that the head goes along with, and how fast. */
const HEAD_FOLLOWS = 0.3;
const HEAD_SPRING = { frequency: 0.9, damping: 1 };

/** What a person does who does nothing: sways, looks about, half smiles. */
export const createIdle = (): {
  next(timeSeconds: number, stepSeconds: number, look: EyeDirection): FacePose;
} => {
  let yaw = restingAt(0);
  let pitch = restingAt(0);
  return {
    next(timeSeconds, stepSeconds, look) {
      yaw = stepSpring(yaw, look.yaw * HEAD_FOLLOWS, HEAD_SPRING, stepSeconds);
      pitch = stepSpring(pitch, look.pitch * HEAD_FOLLOWS, HEAD_SPRING, stepSeconds);
      const weights = neutralWeights();
      const smile = 0.06 + 0.04 * sway(timeSeconds, 17, 41);
      weights[ARKIT_INDEX.mouthSmileLeft] = smile;
      weights[ARKIT_INDEX.mouthSmileRight] = smile;
      weights[ARKIT_INDEX.browInnerUp] = 0.05 + 0.05 * sway(timeSeconds, 11, 29);
      const eye = { yaw: look.yaw - yaw.position, pitch: look.pitch - pitch.position };
      return {
        weights,
        head: fromEuler({
          yaw: yaw.position + 1.6 * DEGREE * sway(timeSeconds, 9.1, 23.7),
          pitch: -pitch.position + 1.1 * DEGREE * sway(timeSeconds, 7.3, 19.9),
          roll: 0.9 * DEGREE * sway(timeSeconds, 12.7, 31.1),
        }),
        gaze: { left: eye, right: eye },
        offset: [0.003 * sway(timeSeconds, 10.3, 27.1), 0, 0.002 * sway(timeSeconds, 14.9, 37.3)],
      };
    },
  };
};
