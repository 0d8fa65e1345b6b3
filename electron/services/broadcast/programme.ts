import type { DataProducer, Producer } from 'mediasoup/types';
import type { BroadcastLook } from '../../../renderer/core/broadcast/signalling.ts';
import type { ServedFile } from './viewer-files.ts';

/** Who is worn, and how it is lit and framed. */
export interface BroadcastAvatar {
  /** Below `/view/TOKEN/`; another figure has another path. */
  readonly path: string;
  readonly file: ServedFile;
  readonly look: BroadcastLook;
}

/** What is on: at most one picture, one voice, one pose and one avatar, each replaced by the next of its kind. */
export interface Programme {
  streams(): readonly Producer[];
  poses(): readonly DataProducer[];
  /** Null until the page has said who is worn. */
  avatar(): BroadcastAvatar | null;
  put(producer: Producer): void;
  putPose(producer: DataProducer): void;
  putAvatar(avatar: BroadcastAvatar): void;
  /** Calls back whenever something else is on, or nothing any more; returns the way to stop. */
  subscribe(changed: () => void): () => void;
}

export const createProgramme = (worn: BroadcastAvatar | null): Programme => {
  let avatar = worn;
  const streams = new Map<string, Producer>();
  let pose: DataProducer | null = null;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const changed of listeners) changed();
  };

  return {
    streams: () => [...streams.values()],
    poses: () => (pose === null ? [] : [pose]),
    avatar: () => avatar,
    putAvatar(next) {
      avatar = next;
      tell();
    },
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
