import { createPerformance } from '../perform.ts';
import type { PerformControls } from '../retarget/perform-controls.ts';
import type { AvatarPose } from '../signals/avatar-pose.ts';
import type { Take } from '../signals/take.ts';
import { createTakeReplay } from '../take-file/replay-take.ts';

export interface PoseRate {
  readonly framesPerSecond: number;
  readonly seed: number;
}

/** What an avatar showed of a take, from its first moment on, evenly. */
export const performTake = (
  take: Take,
  controls: PerformControls,
  { framesPerSecond, seed }: PoseRate,
): AvatarPose[] => {
  const performer = createPerformance({ seed });
  const replay = createTakeReplay(take, controls);
  const count = Math.max(1, Math.round(take.meta.durationSeconds * framesPerSecond));
  return Array.from({ length: count }, (_, index) => performer.perform(replay.at(index / framesPerSecond)));
};
