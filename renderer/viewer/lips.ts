import { createSenderClock } from '../core/broadcast/sender-clock.ts';
import type { Timing } from '../core/broadcast/signalling.ts';
import { alignLips, type Waits } from './align-lips.ts';
import type { PoseView } from './pose-view.ts';
import type { Times } from './watching.ts';

const NO_WAITS: Waits = { picture: 0, sound: 0 };

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
   * is played; `hold` tells the line's own buffers how long pictures and sound should wait there.
   */
  measure(times: Times | null, figure: PoseView | null, hold: (waits: Waits) => void): Age | null;
}

/** What is seen: its age, how long it waited for its turn, and of what its age is made. */
interface Seen extends Age {
  readonly waits: number;
}

/** What both of two looks have seen: sender and viewer look at different seconds, and one that held something up is over soon. */
const lasting = (now: number, before: number): number =>
  now * before <= 0 ? 0 : Math.abs(now) < Math.abs(before) ? now : before;

export const createLips = (): Lips => {
  const clock = createSenderClock();
  let before: number | null = null;
  let timing: Timing | null = null;
  let told = NO_WAITS;

  const drawn = (figure: PoseView, { poseLag, origin }: Timing, { way }: Times): Seen | null => {
    const [ahead, behind] = [clock.at(0, way), figure.behind()];
    if (ahead === null || behind === null) return null;
    const waits = figure.waits();
    const parts = { 'Until sent': poseLag, 'On the way': way, 'Shown evenly': waits };
    return { milliseconds: behind + ahead - origin, waits, parts };
  };
  const played = ({ videoLag }: Timing, { video }: Times): Seen | null =>
    video && {
      milliseconds: videoLag + video.milliseconds,
      waits: video.waits,
      parts: { 'Until sent': videoLag, 'Until shown': video.milliseconds },
    };
  return {
    timed(said, senderNow) {
      timing = said;
      clock.heard(senderNow, Date.now());
    },
    measure(times, figure, hold) {
      if (times === null || timing === null) return null;
      const seen = figure === null ? played(timing, times) : drawn(figure, timing, times);
      if (seen === null) return null;
      const { voiceLag } = timing;
      if (!times.hasSound || voiceLag === null) {
        told = NO_WAITS;
        before = null;
      } else if (times.sound !== null) {
        const { milliseconds: age, waits } = seen;
        const later = voiceLag + times.sound.milliseconds - age;
        told = alignLips(
          { age, waits, told: told.picture },
          { age: age + lasting(later, before ?? later), waits: times.sound.waits, told: told.sound },
        );
        before = later;
      }
      figure?.hold(told.picture);
      hold(told);
      return seen;
    },
  };
};
