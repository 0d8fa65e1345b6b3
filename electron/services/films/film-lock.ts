import { readFile, rm, writeFile } from 'node:fs/promises';
import { MasqueError } from '../../../renderer/core/errors.ts';

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is alive, too.
    return hasCode(error, 'EPERM');
  }
};

/** Who holds the lock, when that process still lives. */
const holderOf = async (file: string): Promise<number | null> => {
  const pid = Number(await readFile(file, 'utf8').catch(() => ''));
  return Number.isInteger(pid) && pid > 0 && isAlive(pid) ? pid : null;
};

const take = async (file: string): Promise<boolean> => {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
};

/** Takes the place of a film: two that were written there at once would be neither. A dead process's lock is nobody's. */
export const lockFilm = async (film: string, file: string): Promise<void> => {
  if (await take(file)) return;
  if ((await holderOf(file)) === null) {
    await rm(file, { force: true });
    if (await take(file)) return;
  }
  throw new MasqueError(
    'busy',
    `${film} is being filmed already, by process ${(await holderOf(file)) ?? 'unknown'}.`,
    `Wait for it, or choose another name. If nothing films it, delete ${file}.`,
  );
};

export const unlockFilm = (file: string): Promise<void> => rm(file, { force: true });
