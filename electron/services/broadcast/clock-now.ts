/** Of this computer, as exact as it is told: milliseconds since 1970. */
export const clockNow = (): number => performance.timeOrigin + performance.now();
