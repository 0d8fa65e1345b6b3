/** Of so long ago or twice as long are the looks at the context's clock that count, milliseconds. */
const JUDGED_MILLISECONDS = 250;
/** A context that was suspended begins anew. */
const PAUSE_MILLISECONDS = 1000;

/**
 * Turns the audio context's time into the pictures' time. The context's clock goes in steps, each after its sound was there,
 * never before: the smallest difference shows where zero is. Only that of late does: the two clocks drift, and a context that
 * the computer has no time for stands still for a moment and is late ever after.
 */
export const createSoundClock = () => {
  let zero = Number.POSITIVE_INFINITY;
  let zeroBefore = Number.POSITIVE_INFINITY;
  let began = Number.NEGATIVE_INFINITY;
  const begin = (before: number, now: number) => {
    zeroBefore = before;
    zero = Number.POSITIVE_INFINITY;
    began = now;
  };
  return {
    /** Milliseconds since 1970 of `startSeconds`; it is `now`, and `contextSeconds` by the context's clock. */
    capturedAt(startSeconds: number, contextSeconds: number, now: number): number {
      const apart = now - contextSeconds * 1000;
      if (apart - Math.min(zero, zeroBefore) > PAUSE_MILLISECONDS) begin(Number.POSITIVE_INFINITY, now);
      else if (now - began > JUDGED_MILLISECONDS) begin(zero, now);
      zero = Math.min(apart, zero);
      return Math.min(zero, zeroBefore) + startSeconds * 1000;
    },
  };
};
