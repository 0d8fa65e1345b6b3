/** Ten milliseconds of sound, stamped with the moment of the picture that it belongs to, milliseconds since 1970. */
export interface StampedSound {
  readonly samples: Float32Array;
  readonly samplesPerSecond: number;
  readonly capturedAt: number;
}

/** Sound waits no longer for a picture that takes its time. */
const LONGEST_WAIT_MILLISECONDS = 400;
/** A microphone that stood still for so long has lost sound. */
const GAP_MILLISECONDS = 30;
/** After so long it was off. */
const LONGEST_GAP_MILLISECONDS = 1000;
/**
 * Each picture moves the wait by this share of what it lacks: half in about four seconds. Who listens hears each change as
 * sound that comes unevenly, and waits for it; what is slow for a second is over before that has settled.
 */
const EASE = 0.006;

/**
 * Holds each hop of sound for as long as pictures of late took until they went out: a picture takes its time to be tracked
 * and drawn, a voice does not, and a mouth that comes late is worse than a voice that does. Hops go out one by one as they
 * came in, since whoever plays them waits for as long as they come unevenly. What was lost goes out as silence, or all that
 * comes later would be heard so much too early.
 */
export const createSoundQueue = (now: () => number, send: (sound: StampedSound) => void) => {
  let waiting: StampedSound[] = [];
  let wait = 0;
  let pictures = 0;
  let ends = Number.NEGATIVE_INFINITY;
  const sendWhole = (sound: StampedSound) => {
    const { samples, samplesPerSecond, capturedAt } = sound;
    const lost = capturedAt - ends;
    if (lost > GAP_MILLISECONDS && lost < LONGEST_GAP_MILLISECONDS) {
      const silence = new Float32Array(Math.round((lost / 1000) * samplesPerSecond));
      send({ samples: silence, samplesPerSecond, capturedAt: ends });
    }
    ends = capturedAt + (samples.length / samplesPerSecond) * 1000;
    send(sound);
  };
  return {
    add(sound: StampedSound): void {
      waiting.push(sound);
      const until = now() - wait;
      const due = waiting.filter(({ capturedAt }) => capturedAt <= until);
      waiting = waiting.slice(due.length);
      for (const one of due) sendWhole(one);
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
