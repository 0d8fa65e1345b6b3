import { restingAt, type SpringOptions, type SpringState, stepSpring } from '../core/math/spring.ts';
import type { Vector3 } from '../core/math/vector3.ts';
import type { AvatarPose } from '../core/signals/avatar-pose.ts';

/** Slow enough that nobody sees the picture move, only that the head is in it. */
const GENTLE: SpringOptions = { frequency: 0.22, damping: 1 };
/** A head that sways this far does not move the picture. Metres. */
const FREE_METRES = 0.015;
/** What is left of the way to the head: a person who moves aside is seen to be there. */
const SHARE = 0.8;
/** A pause longer than this is a new beginning, not a step. */
const LONGEST_STEP_SECONDS = 0.5;

export interface HeadFollower {
  /** Where the picture's middle should move to, metres from where the head rests. */
  follow(pose: AvatarPose): Vector3;
  /** The next pose is where the picture begins. */
  reset(): void;
}

const beyondFree = (value: number): number =>
  Math.sign(value) * Math.max(0, Math.abs(value) - FREE_METRES) * SHARE;

/** A steady crop: it moves after a head that has gone, and stands still while it only sways. By the poses' own time. */
export const createHeadFollower = (): HeadFollower => {
  let springs: SpringState[] | null = null;
  let lastSeconds = 0;
  return {
    follow({ offset, timeSeconds }) {
      const targets = offset.map(beyondFree);
      const step = timeSeconds - lastSeconds;
      lastSeconds = timeSeconds;
      if (springs === null) springs = targets.map(restingAt);
      else if (step > 0 && step <= LONGEST_STEP_SECONDS)
        springs = springs.map((spring, i) => stepSpring(spring, targets[i] ?? 0, GENTLE, step));
      const [x = 0, y = 0, z = 0] = springs.map(({ position }) => position);
      return [x, y, z];
    },
    reset() {
      springs = null;
    },
  };
};
