import type { FromSculptor, SculptOrder, ToSculptor } from '../avatar/sculptor/protocol.ts';
import { MasqueError } from '../core/errors.ts';

/** The worker, as its page sees it. */
export interface SculptorLine {
  post(message: ToSculptor): void;
  close(): void;
}

export interface SculptorEvents {
  said(message: FromSculptor): void;
  /** Nothing comes from it any more. */
  crashed(message: string): void;
}

export interface SculptingOptions {
  readonly open: (events: SculptorEvents) => SculptorLine;
  /** The bytes of the canonical face. */
  readonly canonicalFace: () => Promise<Uint8Array>;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** The page's end of the sculptor: one order at a time; the worker starts with the first. */
export interface Sculpting {
  /**
   * What is to be worn: an order that waits is dropped for a newer one, and then comes to null. One under way is
   * finished, so that who drags a slider sees how it comes.
   */
  newest(order: SculptOrder): Promise<Bytes | null>;
  /** The same person again, at leisure: broken off for anything newer, and then comes to null. */
  finer(order: SculptOrder): Promise<Bytes | null>;
  /** What is to be kept: never dropped. */
  whole(order: SculptOrder): Promise<Bytes>;
  dispose(): void;
}

interface Job {
  readonly order: SculptOrder;
  readonly purpose: 'worn' | 'finer' | 'kept';
  done(bytes: Bytes | null): void;
  failed(error: MasqueError): void;
}

const CURE = 'Try again. If it happens again, copy the report from Diagnostics.';

export const openSculptWorker = ({ said, crashed }: SculptorEvents): SculptorLine => {
  const worker = new Worker(new URL('../avatar/sculptor/sculpt-worker.ts', import.meta.url), {
    type: 'module',
  });
  worker.onmessage = ({ data }: MessageEvent<FromSculptor>) => said(data);
  worker.onerror = ({ message }) => crashed(message);
  return { post: (message) => worker.postMessage(message), close: () => worker.terminate() };
};

export function createSculpting({ open, canonicalFace }: SculptingOptions): Sculpting {
  let line: Promise<SculptorLine> | null = null;
  let closeLine = () => {};
  let number = 0;
  let current: Job | null = null;
  /** The newest order to be worn, and the orders to be kept. */
  let waiting: Job | null = null;
  const kept: Job[] = [];
  let disposed = false;

  const end = (settle: (job: Job) => void): void => {
    const job = current;
    current = null;
    next();
    if (job) settle(job);
  };
  const forgetLine = (): void => {
    closeLine();
    closeLine = () => {};
    line = null;
  };
  const events: SculptorEvents = {
    said(message) {
      if (message.number !== number) return;
      end((job) => {
        if (message.kind === 'sculpted') job.done(message.bytes);
        else job.failed(new MasqueError(message.reason, message.message, message.cure));
      });
    },
    crashed(message) {
      forgetLine();
      end((job) => job.failed(new MasqueError('failed', `The sculptor stopped: ${message}`, CURE)));
    },
  };
  const openLine = async (): Promise<SculptorLine> => {
    const face = await canonicalFace();
    const opened = open(events);
    if (disposed) opened.close();
    closeLine = opened.close;
    opened.post({ kind: 'open', canonicalFace: face });
    return opened;
  };
  function next(): void {
    if (current || disposed) return;
    current = waiting ?? kept.shift() ?? null;
    if (current === waiting) waiting = null;
    if (!current) return;
    number += 1;
    const mine = number;
    const { order } = current;
    line ??= openLine();
    line.then(
      (opened) => {
        if (!disposed && mine === number) opened.post({ kind: 'sculpt', number: mine, order });
      },
      (cause: unknown) => {
        forgetLine();
        const known = cause instanceof MasqueError ? cause : null;
        const error =
          known ?? new MasqueError('failed', `The sculptor could not start: ${String(cause)}`, CURE);
        end((job) => job.failed(error));
      },
    );
  }

  const breakOff = (): void => {
    if (current?.purpose !== 'finer') return;
    const job = current;
    current = null;
    forgetLine();
    job.done(null);
  };
  const replaceWaiting = (order: SculptOrder, purpose: 'worn' | 'finer'): Promise<Bytes | null> =>
    new Promise((done, failed) => {
      waiting?.done(null);
      waiting = { order, purpose, done, failed };
      breakOff();
      next();
    });

  return {
    newest: (order) => replaceWaiting(order, 'worn'),
    finer: (order) => replaceWaiting(order, 'finer'),
    whole: (order) =>
      new Promise((done, failed) => {
        kept.push({
          order,
          purpose: 'kept',
          // Only what is worn is ever overtaken.
          done: (bytes) => (bytes ? done(bytes) : failed(new MasqueError('lost', 'It was dropped.', CURE))),
          failed,
        });
        next();
      }),
    dispose() {
      disposed = true;
      forgetLine();
      const ended = new MasqueError('lost', 'The session ended before the avatar was finished.', CURE);
      waiting?.done(null);
      if (current?.purpose === 'kept') current.failed(ended);
      else current?.done(null);
      for (const job of kept) job.failed(ended);
      current = null;
      waiting = null;
      kept.length = 0;
    },
  };
}
