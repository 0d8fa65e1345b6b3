/**
 * The mean of what was added since it was taken last. Means add up where medians do not: what waits long in one place often
 * waits the less in the next.
 */
export const createRecentMean = () => {
  let sum = 0;
  let count = 0;
  let last = 0;
  return {
    add(value: number): void {
      sum += value;
      count += 1;
    },
    /** The last one again when nothing was added; 0 before anything was. */
    take(): number {
      if (count > 0) last = sum / count;
      sum = 0;
      count = 0;
      return last;
    },
  };
};
