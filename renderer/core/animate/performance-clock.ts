/** The longest step that life takes at once: after a pause (a sleeping laptop) it goes on from where it was. */
export const LONGEST_STEP = 0.1;

export interface Tick {
  /** The world's time, or its last that was a number. */
  readonly worldSeconds: number;
  /** Seconds lived since the beginning. */
  readonly seconds: number;
  /** Seconds lived since the tick before, 0..LONGEST_STEP. */
  readonly step: number;
}

/** A clock that never jumps, never goes back and never stops being a number, whatever the world's does. */
export const createPerformanceClock = (): { next(worldSeconds: number): Tick } => {
  let last: number | null = null;
  let seconds = 0;
  return {
    next(worldSeconds) {
      if (!Number.isFinite(worldSeconds)) return { worldSeconds: last ?? 0, seconds, step: 0 };
      const step = last === null ? 0 : Math.min(LONGEST_STEP, Math.max(0, worldSeconds - last));
      last = worldSeconds;
      seconds += step;
      return { worldSeconds, seconds, step };
    },
  };
};
