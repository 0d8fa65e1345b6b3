import type { DataProducer, Producer } from 'mediasoup/types';
import type { BroadcastLook } from '../../../renderer/core/broadcast/signalling.ts';
import type { ServedFile } from './viewer-files.ts';

/** Who is worn, and how it is lit and framed. */
export interface BroadcastAvatar {
  /** Below `/view/TOKEN/`; another figure has another path. */
  readonly path: string;
  readonly file: ServedFile;
  readonly look: BroadcastLook;
  /** What is behind it, where that is a picture; below `/view/TOKEN/` too. */
  readonly picture?: { readonly path: string; readonly file: ServedFile } | undefined;
}

/** `dress`: who is worn, or how it looks; `streams`: what flows. */
export type ProgrammeChange = 'dress' | 'streams';

/** What is on, for who looks. */
export interface ShownProgramme {
  streams(): readonly Producer[];
  poses(): readonly DataProducer[];
  /** Null until it is known who is worn, and where that cannot be had as a file. */
  avatar(): BroadcastAvatar | null;
  /** It is known who is worn, or that they cannot be had. */
  isDressed(): boolean;
  /** Calls back whenever something else is on, or nothing any more; returns the way to stop. */
  subscribe(changed: (what: ProgrammeChange) => void): () => void;
}

/** At most one picture, one voice, one pose and one avatar are on, each replaced by the next of its kind. */
export interface Programme extends ShownProgramme {
  put(producer: Producer): void;
  putPose(producer: DataProducer): void;
  putAvatar(avatar: BroadcastAvatar | null): void;
}

export const createProgramme = (worn: BroadcastAvatar | null, isKnown = worn !== null): Programme => {
  let avatar = worn;
  let isDressed = isKnown;
  const streams = new Map<string, Producer>();
  let pose: DataProducer | null = null;
  const listeners = new Set<(what: ProgrammeChange) => void>();
  const tell = (what: ProgrammeChange) => {
    for (const changed of listeners) changed(what);
  };

  return {
    streams: () => [...streams.values()],
    poses: () => (pose === null ? [] : [pose]),
    avatar: () => avatar,
    isDressed: () => isDressed,
    putAvatar(next) {
      avatar = next;
      isDressed = true;
      tell('dress');
    },
    put(producer) {
      const before = streams.get(producer.kind);
      streams.set(producer.kind, producer);
      before?.close();
      producer.observer.once('close', () => {
        if (streams.get(producer.kind) !== producer) return;
        streams.delete(producer.kind);
        tell('streams');
      });
      tell('streams');
    },
    putPose(producer) {
      const before = pose;
      pose = producer;
      before?.close();
      producer.observer.once('close', () => {
        if (pose !== producer) return;
        pose = null;
        tell('streams');
      });
      tell('streams');
    },
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
};
