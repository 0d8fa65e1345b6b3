/** Zero crossings of the sinc on each side, of the lower of the two rates. */
const CROSSINGS = 16;
/** Share of the lower rate's band that passes untouched. */
const PASSED = 0.94;
const TABLE_STEPS = 512;

/** Half of a sinc under a Blackman window, `TABLE_STEPS` to a crossing. */
const TABLE = Float64Array.from({ length: CROSSINGS * TABLE_STEPS + 2 }, (_, i) => {
  const x = i / TABLE_STEPS;
  const t = Math.min(1, x / CROSSINGS);
  const taper = 0.42 + 0.5 * Math.cos(Math.PI * t) + 0.08 * Math.cos(2 * Math.PI * t);
  return taper * (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));
});

/**
 * Sound at another rate, band-limited so that nothing folds back. The first sample keeps its moment.
 * Source: Smith & Gossett 1984, "A flexible sampling-rate conversion method".
 */
export const resample = (samples: Float32Array, from: number, to: number): Float32Array => {
  if (from === to) return samples;
  const band = PASSED * Math.min(1, to / from);
  const reach = CROSSINGS / band;
  const result = new Float32Array(Math.round((samples.length * to) / from));
  for (let i = 0; i < result.length; i++) {
    const centre = (i * from) / to;
    const first = Math.max(0, Math.ceil(centre - reach));
    const last = Math.min(samples.length - 1, Math.floor(centre + reach));
    let sum = 0;
    for (let k = first; k <= last; k++) {
      const at = Math.abs(k - centre) * band * TABLE_STEPS;
      const step = at | 0;
      const low = TABLE[step] ?? 0;
      sum += (samples[k] ?? 0) * (low + ((TABLE[step + 1] ?? 0) - low) * (at - step));
    }
    result[i] = sum * band;
  }
  return result;
};
