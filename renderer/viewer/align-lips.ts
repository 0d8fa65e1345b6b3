/** How much longer than it must each is held back, milliseconds. */
export interface Held {
  readonly pose: number;
  readonly sound: number;
}

/** Nobody notices less, and a buffer that is told something else each second never comes to rest. */
const CLOSE_ENOUGH_MILLISECONDS = 8;
/** A picture that waits longer for a voice spoils a conversation more than lips that do not fit. */
const LONGEST_MILLISECONDS: Held = { pose: 300, sound: 1000 };

/**
 * What to hold back so that lips and voice of one moment come at one moment: the ages of both as they are now, held as they
 * are, milliseconds. What is early waits; what need not wait any longer is let go first.
 */
export const alignLips = (age: { readonly pose: number; readonly sound: number }, held: Held): Held => {
  const early = age.pose - age.sound;
  if (Math.abs(early) < CLOSE_ENOUGH_MILLISECONDS) return held;
  if (early > 0) {
    const released = Math.min(held.pose, early);
    return {
      pose: held.pose - released,
      sound: Math.min(LONGEST_MILLISECONDS.sound, held.sound + early - released),
    };
  }
  const released = Math.min(held.sound, -early);
  return {
    pose: Math.min(LONGEST_MILLISECONDS.pose, held.pose - early - released),
    sound: held.sound - released,
  };
};
