import type { Producer } from 'mediasoup/types';

/** What comes in from outside, a camera or a feed: at most one picture and one sound, each replaced by the next. */
export interface Incoming {
  streams(): readonly Producer[];
  /** Closes what was there of its kind. Whoever puts it closes it; closed, it is in here no more. */
  put(producer: Producer): void;
  /** Calls back whenever something else comes in, or nothing any more; returns the way to stop. */
  subscribe(changed: () => void): () => void;
}

export const createIncoming = (): Incoming => {
  const streams = new Map<string, Producer>();
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const changed of listeners) changed();
  };
  return {
    streams: () => [...streams.values()],
    put(producer) {
      const before = streams.get(producer.kind);
      streams.set(producer.kind, producer);
      before?.close();
      producer.observer.once('close', () => {
        if (streams.get(producer.kind) !== producer) return;
        streams.delete(producer.kind);
        tell();
      });
      tell();
    },
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
};
