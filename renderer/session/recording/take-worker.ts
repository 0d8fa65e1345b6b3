import { MasqueError } from '../../core/errors.ts';
import { doTakeWork, type TakeResults, type TakeWork } from './take-work.ts';

/** One order, which the answer carries the number of. */
export interface ToTakeWorker {
  readonly order: number;
  readonly work: TakeWork;
  readonly bytes: Uint8Array;
}

export type FromTakeWorker =
  | { readonly order: number; readonly result: TakeResults[TakeWork['kind']] }
  | {
      readonly order: number;
      readonly problem: Pick<MasqueError, 'reason' | 'message' | 'cure'>;
    };

self.onmessage = ({ data: { order, work, bytes } }: MessageEvent<ToTakeWorker>) => {
  const answer = (message: FromTakeWorker) => self.postMessage(message);
  try {
    answer({ order, result: doTakeWork(work, bytes) });
  } catch (cause) {
    const known =
      cause instanceof MasqueError
        ? cause
        : new MasqueError('failed', String(cause), 'Try again, or choose another take.');
    answer({ order, problem: { reason: known.reason, message: known.message, cure: known.cure } });
  }
};
