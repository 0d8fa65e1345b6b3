import type { MouthShares } from '../core/animate/fuse-mouth.ts';

/** The lag is a mean over about so many pictures in which somebody speaks: ten seconds of speech at 30 a second. */
const REMEMBERED_PICTURES = 300;
/** What moves the mouth less than this is not worth waiting for. */
const LEAST_SHARE = 0.05;
/** A path that lags more is ill, and sound that waits for it only makes a conversation slow. */
const MOST_MILLISECONDS = 80;

/**
 * How much later than the picture the sound should go out. What is heard of a moment comes a little after the picture of
 * that moment; the part of the mouth that the voice moves lags by that much, the part that the camera moves does not. The
 * sound goes with the mean of both, by their shares, so that neither is off by more than the ear can tell.
 */
export interface SoundLag {
  /** One picture was performed; what it had heard lay so many milliseconds behind it, null when nothing is heard. */
  performed(shares: Pick<MouthShares, 'voice'>, behindMilliseconds: number | null): void;
  readonly milliseconds: number;
}

export const createSoundLag = (): SoundLag => {
  let lag = 0;
  return {
    performed({ voice }, behindMilliseconds) {
      // Between sentences it stays as it was.
      if (behindMilliseconds === null || voice < LEAST_SHARE) return;
      const wanted = Math.min(MOST_MILLISECONDS, voice * behindMilliseconds);
      lag += (wanted - lag) / REMEMBERED_PICTURES;
    },
    get milliseconds() {
      return lag;
    },
  };
};
