import { createSamples } from './percentile.ts';

/** Three seconds of hops: what the delay is judged by. */
const JUDGED_HOPS = 300;
/** Asked anew every so many hops. */
const JUDGE_EVERY = 25;
/** The share of hops that must have come when their moment is shown. */
const IN_TIME = 0.95;
/** A path that takes longer is ill; a mouth that is early then is better than one that waits. */
const MOST_SECONDS = 0.25;
/** The delay creeps, or the avatar's time would visibly stretch: seconds of delay for each second. */
const CREEP = 0.1;

/** How far a moment must lie back for its sound to have been heard, as steady as can be. */
export interface PathDelay {
  /** A hop was heard so many seconds after it had sounded. */
  add(latencySeconds: number): void;
  /** Nothing is heard any more: the delay creeps away. */
  rest(): void;
  /** Seconds, at a moment of the page's clock; each call lets it creep. */
  at(seconds: number): number;
}

export const createPathDelay = (): PathDelay => {
  const latencies = createSamples(JUDGED_HOPS);
  let wanted = 0;
  let delay = 0;
  let lastAt: number | null = null;
  return {
    add(latencySeconds) {
      latencies.add(latencySeconds);
      if (latencies.count % JUDGE_EVERY === 0)
        wanted = Math.max(0, Math.min(MOST_SECONDS, latencies.percentile(IN_TIME)));
    },
    rest() {
      latencies.clear();
      wanted = 0;
    },
    at(seconds) {
      const creep = CREEP * Math.max(0, seconds - (lastAt ?? seconds));
      lastAt = seconds;
      delay += Math.max(-creep, Math.min(creep, wanted - delay));
      return delay;
    },
  };
};
