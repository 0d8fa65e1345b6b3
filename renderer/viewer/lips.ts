import { createSenderClock } from '../core/broadcast/sender-clock.ts';
import type { Timing } from '../core/broadcast/signalling.ts';
import { createLipAligner, type Flow, type Waits } from './align-lips.ts';
import type { PoseView } from './pose-view.ts';
import type { Times } from './watching.ts';

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

/** What is seen: its age, what of that it waited for its turn, and of what its age is made. */
type Seen = Age & Omit<Flow, 'age'>;

export const createLips = (): Lips => {
  const clock = createSenderClock();
  const aligner = createLipAligner();
  let timing: Timing | null = null;
  let meeting = aligner.part();

  const drawn = (figure: PoseView, { poseLag, origin }: Timing, { way }: Times): Seen | null => {
    const [ahead, behind] = [clock.at(0, way), figure.behind()];
    if (ahead === null || behind === null) return null;
    const { waits, spare } = figure.waits();
    const parts = { 'Until sent': poseLag, 'On the way': way, 'Shown evenly': waits };
    return { milliseconds: behind + ahead - origin, waits, spare, parts };
  };
  const played = ({ videoLag }: Timing, { video }: Times): Seen | null =>
    video && {
      milliseconds: videoLag + video.milliseconds,
      waits: video.waits,
      spare: video.spare,
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
      const { voiceLag, origin } = timing;
      if (!times.hasSound || voiceLag === null) meeting = aligner.part();
      else if (times.sound !== null) {
        const { milliseconds, ...waits } = times.sound;
        meeting = aligner.meet(
          { age: seen.milliseconds, ...seen },
          { age: voiceLag + milliseconds, ...waits },
        );
      }
      const ahead = clock.at(0, times.way);
      figure?.hold(meeting.age === null || ahead === null ? null : meeting.age - ahead + origin);
      hold(meeting.waits);
      return seen;
    },
  };
};
