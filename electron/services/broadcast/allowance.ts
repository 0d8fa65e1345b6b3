/** So much at once, and so much a second: a bucket that fills. Time is an argument, in seconds. */
export interface Allowance {
  /** Takes one; false when there is none left. */
  take(nowSeconds: number): boolean;
}

export const createAllowance = (atOnce: number, perSecond: number): Allowance => {
  let left = atOnce;
  let lastSeconds = Number.NEGATIVE_INFINITY;
  return {
    take(nowSeconds) {
      left = Math.min(atOnce, left + Math.max(0, nowSeconds - lastSeconds) * perSecond);
      lastSeconds = nowSeconds;
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
};
