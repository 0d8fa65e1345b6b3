/** Of so long ago or twice as long are the arrivals that count, seconds. */
const JUDGED_SECONDS = 1;
/** A context that was suspended begins anew. */
const PAUSE_MILLISECONDS = 1000;

/**
 * Turns the audio context's time into the pictures' time. A message from the worklet arrives some time after its sound,
 * sometimes much later, never before it was there: the quickest arrivals show where zero is. Only those of late do: the two
 * clocks drift, and a context that the computer has no time for stands still for a moment and is late ever after.
 */
export const createSoundClock = () => {
  let zero = Number.POSITIVE_INFINITY;
  let zeroBefore = Number.POSITIVE_INFINITY;
  let judged = 0;
  const begin = (before: number) => {
    zeroBefore = before;
    zero = Number.POSITIVE_INFINITY;
    judged = 0;
  };
  return {
    /** Milliseconds since 1970 of `startSeconds`, for a message that has arrived at `arrivedAt`, `seconds` long. */
    capturedAt(startSeconds: number, seconds: number, arrivedAt: number): number {
      const apart = arrivedAt - (startSeconds + seconds) * 1000;
      if (apart - Math.min(zero, zeroBefore) > PAUSE_MILLISECONDS) begin(Number.POSITIVE_INFINITY);
      else if (judged > JUDGED_SECONDS) begin(zero);
      judged += seconds;
      zero = Math.min(apart, zero);
      return Math.min(zero, zeroBefore) + startSeconds * 1000;
    },
  };
};
