import { rounded } from './percentile.ts';

/** Least, greatest and mean of a run of values. */
export interface Range {
  add(value: number): void;
  /** Zeros without any value. */
  report(digits: number): { min: number; max: number; mean: number };
}

export function createRange(): Range {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let sum = 0;
  let count = 0;
  return {
    add(value) {
      min = Math.min(min, value);
      max = Math.max(max, value);
      sum += value;
      count += 1;
    },
    report(digits) {
      if (count === 0) return { min: 0, max: 0, mean: 0 };
      return { min: rounded(min, digits), max: rounded(max, digits), mean: rounded(sum / count, digits) };
    },
  };
}
