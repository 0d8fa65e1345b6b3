import { between, type Random } from '../math/seeded-random.ts';
import { smoothstep } from '../math/smoothstep.ts';

/**
 * Spontaneous blinks: one every 2–6 s, now and then two in a row; lids fall in 70 ms, rest shut for a picture, and
 * rise about twice as slowly. Source of the shape: VanderWerf et al. 2003, "Eyelid movements: behavioral studies of
 * blinking in humans under different stimulus conditions".
 */
const DOWN_SECONDS = 0.07;
const SHUT_SECONDS = 0.035;
const UP_SECONDS = 0.16;
export const BLINK_SECONDS = DOWN_SECONDS + SHUT_SECONDS + UP_SECONDS;

const SHORTEST_PAUSE = 2;
const LONGEST_PAUSE = 6;
const DOUBLE_SHARE = 0.12;
/** From one blink's end to the second of a pair. */
const DOUBLE_PAUSE = 0.12;

/** Lid closure 0..1 so many seconds after a blink began. */
export const lidClosure = (sinceSeconds: number): number =>
  smoothstep(0, DOWN_SECONDS, sinceSeconds) -
  smoothstep(DOWN_SECONDS + SHUT_SECONDS, BLINK_SECONDS, sinceSeconds);

/** Lid closure 0..1 after `stepSeconds` more. Without leave, blinks that fall due pass unseen; one begun is finished. */
export type Blinker = (stepSeconds: number, mayBlink: boolean) => number;

export const createBlinker = (random: Random): Blinker => {
  /** Since the last blink began; endless before the first. */
  let sinceSeconds = Number.POSITIVE_INFINITY;
  let untilNext = between(random, SHORTEST_PAUSE / 2, LONGEST_PAUSE / 2);
  let isSecond = false;

  const fallDue = (mayBlink: boolean): void => {
    if (mayBlink) sinceSeconds = -untilNext;
    isSecond = !isSecond && random() < DOUBLE_SHARE;
    untilNext += isSecond ? BLINK_SECONDS + DOUBLE_PAUSE : between(random, SHORTEST_PAUSE, LONGEST_PAUSE);
  };

  return (stepSeconds, mayBlink) => {
    if (stepSeconds > 0) {
      sinceSeconds += stepSeconds;
      untilNext -= stepSeconds;
      if (untilNext <= 0) fallDue(mayBlink);
    }
    return lidClosure(sinceSeconds);
  };
};
