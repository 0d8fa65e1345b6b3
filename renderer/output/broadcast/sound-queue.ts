/** Ten milliseconds of sound, stamped with the moment of the picture that it belongs to, milliseconds since 1970. */
export interface StampedSound {
  readonly samples: Float32Array;
  readonly samplesPerSecond: number;
  readonly capturedAt: number;
}

/** Sound waits no longer for a picture that takes its time. */
const LONGEST_WAIT_MILLISECONDS = 400;
/** Each picture moves the wait by this share of what it lacks: half in about a second, which no ear follows. */
const EASE = 0.02;

/**
 * Holds each hop of sound for as long as pictures of late took until they went out: a picture takes its time to be tracked
 * and drawn, a voice does not, and a mouth that comes late is worse than a voice that does. Hops go out one by one as they
 * came in, since whoever plays them waits for as long as they come unevenly.
 */
export const createSoundQueue = (now: () => number, send: (sound: StampedSound) => void) => {
  let waiting: StampedSound[] = [];
  let wait: number | null = null;
  return {
    add(sound: StampedSound): void {
      waiting.push(sound);
      const until = now() - (wait ?? 0);
      const due = waiting.filter(({ capturedAt }) => capturedAt <= until);
      waiting = waiting.slice(due.length);
      for (const one of due) send(one);
    },
    /** The picture of this moment goes out now. */
    pictured(capturedAt: number): void {
      const took = Math.max(0, Math.min(LONGEST_WAIT_MILLISECONDS, now() - capturedAt));
      wait = wait === null ? took : wait + (took - wait) * EASE;
    },
    clear(): void {
      waiting = [];
    },
  };
};
