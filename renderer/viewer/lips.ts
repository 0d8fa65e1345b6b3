import { createSenderClock } from '../core/broadcast/sender-clock.ts';
import type { Timing } from '../core/broadcast/signalling.ts';
import { alignLips, type Held } from './align-lips.ts';
import type { PoseView } from './pose-view.ts';
import type { Times } from './watching.ts';

const NOTHING_HELD: Held = { pose: 0, sound: 0 };

/** How old what is seen is, from the camera's picture to this screen, milliseconds, and what that is made of. */
export interface Age {
  readonly milliseconds: number;
  readonly parts: Readonly<Record<string, number>>;
}

/** One sender's lips and voice. */
export interface Lips {
  /** What the sender says of its times, and its clock as it says so. */
  timed(timing: Timing, clock: number): void;
  /**
   * Brings lips and voice together, and says how old they are; null before that can be known. `figure` is null where the video
   * is played.
   */
  measure(
    times: Times | null,
    figure: PoseView | null,
    holdSound: (milliseconds: number) => void,
  ): Age | null;
}

export const createLips = (): Lips => {
  const clock = createSenderClock();
  let timing: Timing | null = null;
  let held = NOTHING_HELD;
  return {
    timed(said, senderNow) {
      timing = said;
      clock.heard(senderNow, Date.now());
    },
    measure(times, figure, holdSound) {
      const senderNow = clock.at(Date.now(), times?.way ?? 0);
      if (times === null || timing === null || senderNow === null) return null;
      if (figure === null) {
        if (times.video === null) return null;
        const parts = { 'Until sent': timing.videoLag, 'Until shown': times.video };
        return { milliseconds: timing.videoLag + times.video, parts };
      }
      const shown = figure.shown();
      if (shown === null) return null;
      const pose = senderNow - shown.ago - (timing.origin + shown.time);
      if (!times.hasSound || timing.voiceLag === null) held = NOTHING_HELD;
      else if (times.sound !== null) held = alignLips({ pose, sound: timing.voiceLag + times.sound }, held);
      figure.hold(held.pose);
      holdSound(held.sound);
      const parts = { 'Until sent': timing.poseLag, 'On the way': times.way, 'Shown evenly': figure.waits() };
      return { milliseconds: pose, parts };
    },
  };
};
