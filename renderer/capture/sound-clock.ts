/** How fast the relation of the two clocks is forgotten: they drift by some ten parts in a million. */
const DRIFT = 1e-4;

/**
 * Turns the audio context's time into the pictures' time. A message from the worklet arrives some time after its sound,
 * sometimes much later, never before it was there: the quickest arrivals show where zero is.
 */
export const createSoundClock = () => {
  let zero = Number.POSITIVE_INFINITY;
  return {
    /** Milliseconds since 1970 of `startSeconds`, for a message that has arrived at `arrivedAt`, `seconds` long. */
    capturedAt(startSeconds: number, seconds: number, arrivedAt: number): number {
      const apart = arrivedAt - (startSeconds + seconds) * 1000;
      // A context that was suspended begins anew.
      if (apart - zero > 1000) zero = apart;
      zero = Math.min(apart, zero + DRIFT * seconds * 1000);
      return zero + startSeconds * 1000;
    },
  };
};
