import { readFile } from 'node:fs/promises';
import { app } from 'electron';

/** Linux's proportional set size in bytes: pages that processes share are counted once between them. */
const proportionalBytes = async (processId: number): Promise<number | null> => {
  try {
    const text = await readFile(`/proc/${processId}/smaps_rollup`, 'utf8');
    const kibibytes = /^Pss:\s+(\d+) kB/m.exec(text)?.[1];
    return kibibytes === undefined ? null : Number(kibibytes) * 1024;
  } catch {
    return null;
  }
};

/**
 * All processes of the app together, megabytes (10^6 bytes). Where the system tells no proportional size, the working
 * sets are added up, which counts shared pages several times.
 */
export const memoryMegabytes = async (): Promise<number> => {
  const sizes = app.getAppMetrics().map(async ({ pid, memory }) => {
    const proportional = process.platform === 'linux' ? await proportionalBytes(pid) : null;
    return proportional ?? memory.workingSetSize * 1024;
  });
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  return Math.round(bytes / 1e5) / 10;
};
