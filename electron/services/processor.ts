import { cpus } from 'node:os';
import { app } from 'electron';

/**
 * How many cores all processes of the app together have kept busy since the last call; 1 is one core. Electron gives a
 * share of the whole machine.
 */
export const busyCores = (): number => {
  const percent = app.getAppMetrics().reduce((sum, { cpu }) => sum + cpu.percentCPUUsage, 0);
  return (percent / 100) * cpus().length;
};
