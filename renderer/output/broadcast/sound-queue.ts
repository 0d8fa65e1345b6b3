/** Ten milliseconds of sound, stamped with the moment of the picture that it belongs to, milliseconds since 1970. */
export interface StampedSound {
  readonly samples: Float32Array;
  readonly samplesPerSecond: number;
  readonly capturedAt: number;
}

/** Sound waits no longer for a picture that takes its time. */
const LONGEST_WAIT_MILLISECONDS = 400;
/**
 * Each picture moves the wait by this share of what it lacks: half in about four seconds. Who listens hears each change as
 * sound that comes unevenly, and waits for it; what is slow for a second is over before that has settled.
 */
const EASE = 0.006;

/**
 * Holds each hop of sound for as long as pictures of late took until they went out: a picture takes its time to be tracked
 * and drawn, a voice does not, and a mouth that comes late is worse than a voice that does. Hops go out one by one as they
 * came in, since whoever plays them waits for as long as they come unevenly.
 */
export const createSoundQueue = (now: () => number, send: (sound: StampedSound) => void) => {
  let waiting: StampedSound[] = [];
  let wait = 0;
  let pictures = 0;
  return {
    add(sound: StampedSound): void {
      waiting.push(sound);
      const until = now() - wait;
      const due = waiting.filter(({ capturedAt }) => capturedAt <= until);
      waiting = waiting.slice(due.length);
      for (const one of due) send(one);
    },
    /** The picture of this moment goes out now. */
    pictured(capturedAt: number): void {
      const took = Math.max(0, Math.min(LONGEST_WAIT_MILLISECONDS, now() - capturedAt));
      pictures += 1;
      // The mean of all at first.
      wait += (took - wait) * Math.max(EASE, 1 / pictures);
    },
    clear(): void {
      waiting = [];
    },
  };
};
