/** Draws numbers in [0, 1); the same seed gives the same numbers in the same order. */
export type Random = () => number;

/**
 * Mulberry32: 32 bits of state, period 2^32, enough for the timing of blinks and glances; not for secrets.
 * Source: Tommy Ettinger, 2017, public domain; the mixing follows Steele, Lea & Flood 2014, "Fast splittable
 * pseudorandom number generators".
 */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 0x1_0000_0000;
  };
};

/** Evenly between low and high. */
export const between = (random: Random, low: number, high: number): number => low + (high - low) * random();
