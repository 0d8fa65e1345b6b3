import { app } from 'electron';

/** All processes of the app together, megabytes (10^6 bytes); workingSetSize is in kibibytes. */
export const memoryMegabytes = (): number => {
  const kibibytes = app.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize, 0);
  return Math.round((kibibytes * 1024) / 1e5) / 10;
};
