export const clamp = (value: number, low = 0, high = 1): number => Math.min(high, Math.max(low, value));

/** a at t = 0, b at t = 1. */
export const mix = (a: number, b: number, t: number): number => a + (b - a) * t;

/** 0 at `from`, 1 at `to`, level at both ends; `from` may be the larger. Hermite's 3t² − 2t³. */
export const smoothstep = (from: number, to: number, value: number): number => {
  const t = clamp((value - from) / (to - from));
  return t * t * (3 - 2 * t);
};
