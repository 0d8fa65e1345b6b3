import { setTimeout as pause } from 'node:timers/promises';

/** Waits for something that comes by itself; false when it did not within a time that no machine needs. */
export const eventually = async (isSo: () => boolean | Promise<boolean>, seconds = 10): Promise<boolean> => {
  for (const until = performance.now() + seconds * 1000; performance.now() < until; ) {
    if (await isSo()) return true;
    await pause(20);
  }
  return false;
};
