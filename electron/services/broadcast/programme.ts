import type { DataProducer, Producer } from 'mediasoup/types';

/** What is on: at most one picture, one voice and one pose, each replaced by the next of its kind. */
export interface Programme {
  streams(): readonly Producer[];
  poses(): readonly DataProducer[];
  put(producer: Producer): void;
  putPose(producer: DataProducer): void;
  /** Calls back whenever something else is on, or nothing any more; returns the way to stop. */
  subscribe(changed: () => void): () => void;
}

export const createProgramme = (): Programme => {
  const streams = new Map<string, Producer>();
  let pose: DataProducer | null = null;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const changed of listeners) changed();
  };

  return {
    streams: () => [...streams.values()],
    poses: () => (pose === null ? [] : [pose]),
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
    putPose(producer) {
      const before = pose;
      pose = producer;
      before?.close();
      producer.observer.once('close', () => {
        if (pose !== producer) return;
        pose = null;
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
