/** Ten milliseconds of sound, stamped with the moment of the picture that it belongs to, milliseconds since 1970. */
export interface StampedSound {
  readonly samples: Float32Array;
  readonly samplesPerSecond: number;
  readonly capturedAt: number;
}

/** Sound waits so long for a picture that does not come; then it goes without. */
const LONGEST_WAIT_MILLISECONDS = 400;

/**
 * Holds each hop of sound until the picture of its moment goes out: a picture takes its time to be tracked and drawn, a
 * voice does not, and a mouth that comes late is worse than a voice that does.
 */
export const createSoundQueue = (send: (sound: StampedSound) => void) => {
  let waiting: StampedSound[] = [];
  const release = (until: number) => {
    const due = waiting.filter(({ capturedAt }) => capturedAt <= until);
    waiting = waiting.slice(due.length);
    for (const sound of due) send(sound);
  };
  return {
    add(sound: StampedSound): void {
      waiting.push(sound);
      release(sound.capturedAt - LONGEST_WAIT_MILLISECONDS);
    },
    /** The picture of this moment goes out now. */
    pictured: release,
    clear(): void {
      waiting = [];
    },
  };
};
