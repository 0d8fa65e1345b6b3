import type { Timing } from './signalling.ts';

/** How fast an older look at the sender's clock is forgotten, milliseconds each second: clocks drift. */
const FORGOTTEN = 0.1;

/** The sender's clock, from what it says the time is: the message that took the shortest way is the best of late. */
export const createSenderClock = () => {
  let ahead: number | null = null;
  return {
    /** The sender said that it was `clock` there, and that came at `now` here, milliseconds. */
    heard(clock: number, now: number): void {
      ahead = ahead === null ? clock - now : Math.max(clock - now, ahead - FORGOTTEN);
    },
    /** What it is there when it is `now` here; `way` is the time that a message takes. Null before anything was said. */
    at: (now: number, way: number): number | null => (ahead === null ? null : now + ahead + way),
  };
};
/** The same times on the clock of whoever heard them, which is `now`. */
export const timingHere = (timing: Timing, clock: SenderClock, now: number): Timing => ({
  ...timing,
  origin: timing.origin + now - (clock.at(now, 0) ?? now),
});
export type SenderClock = ReturnType<typeof createSenderClock>;
