import type { Sfu } from './sfu.ts';

/** A worker that ends is replaced at once; one that ends again and again is given these pauses, in milliseconds. */
const RESTART_AFTER = [0, 200, 1000, 5000];
/** A worker that has lived so long has done nothing wrong of late. */
const SETTLED_MILLISECONDS = 30_000;

export interface KeepSfuOptions<Room> {
  open(died: () => void): Promise<Sfu>;
  /** What is on a new one; `another` opens one beside it, and without any of them all begin anew. */
  furnish(sfu: Sfu, another: () => Promise<Sfu>): Promise<Room>;
  /** One has ended by itself; the next is on its way. */
  lost(): void;
  /** The next one is furnished, or the first. */
  found?(): void;
  now(): number;
}

/** An SFU for as long as it is wanted: one that ends by itself is replaced by the next. */
export interface KeptSfu<Room> {
  /** The first; rejects when that does not start. */
  start(): Promise<void>;
  /** Null between one and the next. */
  readonly room: Room | null;
  readonly workerPid: number | null;
  close(): void;
}

export const keepSfu = <Room>({ open, furnish, lost, found, now }: KeepSfuOptions<Room>): KeptSfu<Room> => {
  let sfu: Sfu | null = null;
  let room: Room | null = null;
  let isClosed = false;
  let restarts = 0;
  let since = 0;

  const leave = () => {
    // With the worker end its transports, and so whoever is connected.
    sfu?.close();
    sfu = null;
    room = null;
  };
  const start = async (): Promise<void> => {
    since = now();
    let isOver = false;
    const another = () =>
      open(() => {
        if (isOver) return;
        isOver = true;
        void replace();
      });
    const opened = await another();
    if (isClosed) return opened.close();
    sfu = opened;
    const furnished = await furnish(opened, another);
    if (sfu !== opened) return;
    room = furnished;
    found?.();
  };
  const replace = async (): Promise<void> => {
    if (isClosed) return;
    console.error('mediasoup’s worker ended by itself; another one is started.');
    restarts = now() - since > SETTLED_MILLISECONDS ? 0 : restarts + 1;
    leave();
    lost();
    await new Promise((wake) =>
      setTimeout(wake, RESTART_AFTER[Math.min(restarts, RESTART_AFTER.length - 1)] ?? 0),
    );
    if (isClosed) return;
    await start().catch((cause: unknown) => {
      console.error(`mediasoup’s worker does not start: ${String(cause)}`);
      void replace();
    });
  };
  return {
    start,
    get room() {
      return room;
    },
    get workerPid() {
      return sfu?.workerPid ?? null;
    },
    close() {
      isClosed = true;
      leave();
    },
  };
};
