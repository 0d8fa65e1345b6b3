/** The last so many values of something, for percentiles over a long run in bounded memory. */
export interface Samples {
  add(value: number): void;
  /** `share` 0..1: 0.5 is the median. 0 without any value. */
  percentile(share: number): number;
  readonly count: number;
  clear(): void;
}

/** `capacity` of 18 000 is ten minutes at 30 a second. */
export function createSamples(capacity = 18_000): Samples {
  const ring = new Float64Array(capacity);
  let added = 0;
  return {
    add(value) {
      ring[added % capacity] = value;
      added += 1;
    },
    percentile(share) {
      const kept = ring.slice(0, Math.min(added, capacity)).sort();
      return kept[Math.min(kept.length - 1, Math.floor(share * kept.length))] ?? 0;
    },
    get count() {
      return added;
    },
    clear() {
      added = 0;
    },
  };
}

export const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits));

/** As the stats file writes them. */
export const p50p95 = (samples: Samples): { p50: number; p95: number } => ({
  p50: rounded(samples.percentile(0.5)),
  p95: rounded(samples.percentile(0.95)),
});
