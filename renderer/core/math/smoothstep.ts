/** Kept within low..high; NaN becomes low. */
export const clamp = (value: number, low: number, high: number): number =>
  value >= low ? Math.min(value, high) : low;

/** Kept within 0..1; NaN becomes 0. */
export const clamp01 = (value: number): number => clamp(value, 0, 1);

/** Straight line from a (t = 0) to b (t = 1). */
export const mix = (a: number, b: number, t: number): number => a + (b - a) * t;

/**
 * 0 up to `from`, 1 from `to` on, a cubic between that starts and ends level. The steepest slope is 1.5 / (to − from).
 * Source: the OpenGL Shading Language specification, 8.3.
 */
export const smoothstep = (from: number, to: number, value: number): number => {
  const t = clamp01((value - from) / (to - from));
  return t * t * (3 - 2 * t);
};

/** Share of the limit up to which `softClamp` leaves a value alone. */
const KNEE = 0.7;

/** Unchanged well inside ±limit, then bending smoothly so that ±limit is never passed. */
export const softClamp = (value: number, limit: number): number => {
  const knee = limit * KNEE;
  const size = Math.abs(value);
  if (!(size > knee)) return value;
  return Math.sign(value) * (knee + (limit - knee) * Math.tanh((size - knee) / (limit - knee)));
};
