import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type AvatarReport, refusedAvatar } from '../../../renderer/core/avatar-file/check-avatar.ts';
import { MasqueError } from '../../../renderer/core/errors.ts';
import { checkedFile } from '../files.ts';

/** The check takes well under a second for what people have; this is for what somebody made to take longer. */
const LONGEST_SECONDS = 10;
/** Descriptions of the largest size that is allowed come to about a third of this. */
const MOST_MEGABYTES = 2048;

const refused = (why: string, cure: string): AvatarReport =>
  refusedAvatar(new MasqueError('unreadable', why, cure));

/** Of a worker's end that brought no report. */
const brokenOff = (code: string): AvatarReport =>
  code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? refused(`it takes more than ${MOST_MEGABYTES} MB to look through.`, 'Use a simpler model.')
    : refused(`looking through it broke off (${code}).`, 'Export it again.');

/** The bundle that looks, in a checkout and in a package alike. */
export const checkWorkerOf = (root: string): string => join(root, 'out', 'main', 'avatar-check-worker.cjs');

export interface LookThrough {
  /** The bundle of `avatar-check-worker`. */
  readonly worker: string;
  readonly seconds?: number;
}

/**
 * Whether the app can put the file on, and why not. The looking happens on a thread of its own that is stopped when
 * it takes too long, even in the middle of a loop. Never throws.
 */
export const lookThrough = async (
  path: string,
  { worker, seconds = LONGEST_SECONDS }: LookThrough,
): Promise<AvatarReport> => {
  const file = await checkedFile(path).catch((cause: unknown) => refusedAvatar(cause));
  if (!('path' in file)) return file;
  return new Promise((done) => {
    const thread = new Worker(worker, {
      workerData: file.path,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    });
    const end = (report: AvatarReport): void => {
      clearTimeout(timer);
      done(report);
      void thread.terminate();
    };
    const timer = setTimeout(() => {
      end(refused(`it takes longer than ${seconds} s to look through.`, 'Use a simpler model.'));
    }, seconds * 1000);
    thread.once('message', end);
    thread.once('error', (error: Error & { code?: string }) => end(brokenOff(error.code ?? error.message)));
    thread.once('exit', (code) => end(brokenOff(`status ${code}`)));
  });
};
