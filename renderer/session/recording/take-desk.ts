import { MasqueError } from '../../core/errors.ts';
import type { TakeResults, TakeWork } from './take-work.ts';
import type { FromTakeWorker, ToTakeWorker } from './take-worker.ts';

/** The page's end of the worker that reads, cuts and writes takes. */
export interface TakeDesk {
  do<Kind extends TakeWork['kind']>(
    work: Extract<TakeWork, { kind: Kind }>,
    bytes: Uint8Array,
  ): Promise<TakeResults[Kind]>;
  dispose(): void;
}

/** The part of a Worker that is needed; a test may bring its own. */
export type TakeWorkerPort = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

const openWorker = (): TakeWorkerPort =>
  new Worker(new URL('./take-worker.ts', import.meta.url), { type: 'module' });

/** The worker is opened when there is something to do. */
export const createTakeDesk = (open: () => TakeWorkerPort = openWorker): TakeDesk => {
  let worker: TakeWorkerPort | null = null;
  let orders = 0;
  const waiting = new Map<number, (answer: FromTakeWorker) => void>();

  const opened = (): TakeWorkerPort => {
    if (worker !== null) return worker;
    const next = open();
    next.onmessage = ({ data }: MessageEvent<FromTakeWorker>) => {
      waiting.get(data.order)?.(data);
      waiting.delete(data.order);
    };
    next.onerror = ({ message }) => giveUp(`The work on a take stopped: ${message}`);
    worker = next;
    return next;
  };
  const giveUp = (message: string): void => {
    worker?.terminate();
    worker = null;
    for (const [order, answer] of waiting)
      answer({ order, problem: { reason: 'failed', message, cure: 'Try again.' } });
    waiting.clear();
  };
  return {
    do: <Kind extends TakeWork['kind']>(work: Extract<TakeWork, { kind: Kind }>, bytes: Uint8Array) =>
      new Promise<TakeResults[Kind]>((resolve, reject) => {
        orders += 1;
        waiting.set(orders, (answer) => {
          if ('problem' in answer) {
            const { reason, message, cure } = answer.problem;
            reject(new MasqueError(reason, message, cure));
          } // The worker answers each order with the result of its own kind.
          else resolve(answer.result as TakeResults[Kind]);
        });
        opened().postMessage({ order: orders, work, bytes } satisfies ToTakeWorker);
      }),
    dispose: () => giveUp('It is over.'),
  };
};
