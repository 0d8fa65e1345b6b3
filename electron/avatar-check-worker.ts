import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { checkAvatar, refusedAvatar } from '../renderer/core/avatar-file/check-avatar.ts';
import { AVATAR_LIMITS } from '../renderer/core/avatar-file/limits.ts';

/*
 * The thread that looks a file through: whatever the file does to it, the app goes on and may stop it.
 */

/** The file, and never much more of one than an avatar may have: one byte over is enough to refuse it. */
const read = (path: string): Uint8Array => {
  const file = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(Math.min(fstatSync(file).size, AVATAR_LIMITS.bytes + 1));
    let length = 0;
    for (let more = 1; more > 0 && length < bytes.length; length += more)
      more = readSync(file, bytes, length, bytes.length - length, null);
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
};

const look = (path: string) => {
  try {
    return checkAvatar(read(path)).report;
  } catch (cause) {
    return refusedAvatar(cause);
  }
};

parentPort?.postMessage(look(String(workerData)));
