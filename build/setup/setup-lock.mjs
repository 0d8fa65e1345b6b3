import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const POLL_MILLISECONDS = 250;

/** @param {number} pid */
const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is alive, too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** @param {string} file @returns {number | null} who holds the lock, when that process still lives */
const holderOf = (file) => {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return Number.isInteger(pid) && pid > 0 && isAlive(pid) ? pid : null;
  } catch {
    return null;
  }
};

/** @param {string} file @returns {boolean} whether it is ours now */
const take = (file) => {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
};

/**
 * Keeps two set-ups of one clone from working at once: the second waits for the first, and a lock whose holder died
 * is taken over.
 * @template Value
 * @param {{ root: string, log: import('./progress.mjs').StepLog }} options
 * @param {() => Promise<Value>} work
 * @returns {Promise<Value>}
 */
export const withSetupLock = async ({ root, log }, work) => {
  const file = join(root, '.cache', 'setup.lock');
  mkdirSync(dirname(file), { recursive: true });
  let told = false;
  while (!take(file)) {
    const holder = holderOf(file);
    if (holder === null) {
      // A holder writes its number just after it made the file; only a number that stays away is a dead one's.
      await pause(POLL_MILLISECONDS);
      if (holderOf(file) === null) rmSync(file, { force: true });
      continue;
    }
    if (!told)
      log.say(
        `Another set-up is at work (process ${holder}); waiting for it. If there is none, delete ${file}.`,
      );
    told = true;
    await pause(POLL_MILLISECONDS);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
};
