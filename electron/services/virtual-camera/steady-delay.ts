/** Pictures over which the delay is judged: two seconds at 30 a second. */
const REMEMBERED = 60;
/** The share of pictures that must arrive in time to be shown in time. */
const IN_TIME = 0.95;
/** How far above the median the delay may rise: a steady picture is worth a period of waiting, not more. */
const MOST_ABOVE_MEDIAN = 33;
/** The delay creeps, so that its own changes are not seen as jitter: the share of the way for each picture. */
const SHARE_OF_WAY = 0.04;
/** And at least so many milliseconds. */
const LEAST_STEP = 0.5;
/** Beyond this it jumps: the source is another one. */
const JUMP = 100;

/**
 * When to show a picture so that all of them are equally late. Tracking and drawing take now more, now less time; what is
 * shown as soon as it is ready trembles by the difference, though the camera did not. All times in milliseconds.
 */
export interface SteadyDelay {
  /** The moment at which a picture that was taken at `capturedAt` and is here at `arrivedAt` should be shown. */
  due(capturedAt: number, arrivedAt: number): number;
  /** What is added now between taking and showing. */
  readonly delay: number;
}

export const createSteadyDelay = (): SteadyDelay => {
  const latencies: number[] = [];
  let delay: number | null = null;

  const wanted = (): number => {
    const sorted = [...latencies].sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
    return Math.min(at(IN_TIME), at(0.5) + MOST_ABOVE_MEDIAN);
  };
  return {
    due(capturedAt, arrivedAt) {
      latencies.push(arrivedAt - capturedAt);
      if (latencies.length > REMEMBERED) latencies.shift();
      const aim = wanted();
      if (delay === null || Math.abs(aim - delay) > JUMP) delay = aim;
      else {
        const step = Math.max(LEAST_STEP, SHARE_OF_WAY * Math.abs(aim - delay));
        delay += Math.max(-step, Math.min(step, aim - delay));
      }
      return Math.max(arrivedAt, capturedAt + delay);
    },
    get delay() {
      return delay ?? 0;
    },
  };
};
