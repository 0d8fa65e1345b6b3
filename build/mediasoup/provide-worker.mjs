import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../setup/places.mjs';
import { importTypescript } from '../setup/run-typescript.mjs';

/**
 * Whether the arguments ask for a broadcast.
 * @param {readonly string[]} args
 */
export const wantsBroadcast = (args) =>
  args.some((word, index) => {
    const output = word === '--output' ? args[index + 1] : /^--output=(.*)$/.exec(word)?.[1];
    return output?.split(':')[0] === 'broadcast' || (word === '--room' && args[index + 1] === 'new');
  });

/**
 * Finds mediasoup's worker as the app does, so that the app then finds it at once. It is optional: where there is none,
 * that is said, and everything but broadcasting goes on.
 * @param {{ log: import('../setup/progress.mjs').StepLog }} options
 * @returns {Promise<string | null>} the program
 */
export const provideWorker = async ({ log }) => {
  const file = join(ROOT, 'electron', 'services', 'broadcast', 'worker-program', 'find-worker.ts');
  /** @type {typeof import('../../electron/services/broadcast/worker-program/find-worker.ts')} */
  const { findWorker } = /** @type {any} */ (await importTypescript(ROOT, file));
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules/mediasoup/package.json'), 'utf8'));
  try {
    return await findWorker({
      checkout: ROOT,
      resources: null,
      version,
      env: process.env,
      preparing: log.say,
      signal: new AbortController().signal,
    });
  } catch (error) {
    const { message, cure } = /** @type {import('../../renderer/core/errors.ts').MasqueError} */ (error);
    log.say(`No broadcasting: ${message} Cure: ${cure}`);
    return null;
  }
};
