/** Lets pictures pass at most so many a second, without falling behind a source of just that rate. */
export interface OutputRateGate {
  set(picturesPerSecond: number): void;
  /** `capturedAt` in milliseconds. True takes the picture. */
  isDue(capturedAt: number): boolean;
}

/** A camera's pictures come a little early or late; this share of a period early is still in time. */
const EARLY = 0.4;

export const createOutputRate = (): OutputRateGate => {
  let period = 0;
  let next = 0;
  return {
    set(picturesPerSecond) {
      period = 1000 / picturesPerSecond;
    },
    isDue(capturedAt) {
      // A clock that went back, or a long pause: start anew.
      if (Math.abs(capturedAt - next) > 10 * period) next = capturedAt;
      if (capturedAt < next - EARLY * period) return false;
      next = Math.max(next + period, capturedAt + (1 - EARLY) * period);
      return true;
    },
  };
};
