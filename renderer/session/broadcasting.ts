import { epochNow } from '../capture/captured-picture.ts';
import type { Audience, FromBroadcast, OwnRoomWish } from '../core/broadcast/broadcast-line.ts';
import type { SentVideo } from '../core/broadcast/video-codec.ts';
import type { BroadcastState } from './live-status.ts';
import { rounded } from './percentile.ts';
import { createPublication, type Publication, type PublicationOptions } from './publication.ts';

export type { BroadcastWish } from './publication.ts';

export interface BroadcastControlOptions
  extends Pick<PublicationOptions, 'connect' | 'wants' | 'wantsSound' | 'wardrobe' | 'clockOrigin' | 'log'> {
  changed(state: BroadcastState): void;
  /** What is heard of one's own room. */
  room(news: Extract<FromBroadcast, { kind: 'room' | 'speaking' }>): void;
}

/** Broadcasting: other screens see the stage's pictures and hear the voice, for as long as a person wants. */
export interface BroadcastControl
  extends Pick<Publication, 'use' | 'isDue' | 'picture' | 'sound' | 'posed' | 'dressed'> {
  /** Null switches it off. `newAddresses`: whoever has the old ones stays outside. */
  to(audience: Audience | null, newAddresses?: boolean): void;
  /** Other addresses for the same audience. */
  renew(): void;
  /** A room beside the broadcast, as soon and as long as that is on; null closes it. */
  room(wish: OwnRoomWish | null): void;
  /** Part of the stats file's `outputs`: empty when it was never on. */
  report(now: number): Record<string, unknown>;
  restart(now: number): void;
  dispose(): void;
}

export const createBroadcastControl = (options: BroadcastControlOptions): BroadcastControl => {
  const { connect, wants, wantsSound, wardrobe, clockOrigin, log, changed } = options;
  let state: BroadcastState = { kind: 'off' };
  let startedAt = 0;
  let mostViewers = 0;
  let wasOn = false;
  let figureProblem: string | null = null;
  let video: SentVideo | null = null;
  let audience: Audience = 'this-computer';
  let roomWish: OwnRoomWish | null = null;

  const become = (next: BroadcastState) => {
    state = next;
    changed(next);
  };
  const heard = (message: Exclude<FromBroadcast, { kind: 'said' }>) => {
    switch (message.kind) {
      case 'preparing':
        return become({ kind: 'starting', message: message.message });
      case 'opened':
        // A run without an end of its own is never restarted.
        if (!wasOn) startedAt = epochNow();
        wasOn = true;
        return become({
          kind: 'on',
          audience,
          addresses: message.addresses,
          takenPort: message.takenPort,
          figureProblem,
          viewers: 0,
          since: epochNow(),
          flowing: publication.isFlowing,
          video,
        });
      case 'viewers':
        mostViewers = Math.max(mostViewers, message.count);
        return state.kind === 'on' ? become({ ...state, viewers: message.count }) : undefined;
      case 'failed':
        publication.close();
        return end({ kind: 'failed', message: message.message, cure: message.cure });
      case 'room':
      case 'speaking':
        return options.room(message);
      case 'lost':
      case 'closed':
        return;
    }
  };
  /** With the broadcast ends its room. */
  const end = (last: BroadcastState) => {
    roomWish = null;
    become(last);
    options.room({ kind: 'room', room: null });
  };
  const publication = createPublication({
    connect,
    wants,
    wantsSound,
    wardrobe,
    clockOrigin,
    log,
    heard,
    flowing(yes) {
      if (state.kind === 'on') become({ ...state, flowing: yes });
    },
    encoded(next) {
      video = next;
      if (state.kind === 'on') become({ ...state, video });
    },
    failed(message) {
      end({
        kind: 'failed',
        message: `The picture cannot be broadcast: ${message}.`,
        cure: 'Switch it on again.',
      });
    },
    figureProblem(message) {
      figureProblem = message;
      if (state.kind === 'on') become({ ...state, figureProblem });
    },
  });
  const to: BroadcastControl['to'] = (next, newAddresses = false) => {
    publication.close();
    if (next === null) return end({ kind: 'off' });
    audience = next;
    figureProblem = null;
    video = null;
    become({ kind: 'starting', message: null });
    publication.open({ kind: 'open', audience: next, newAddresses });
    options.room({ kind: 'room', room: null });
    if (roomWish !== null) publication.say({ kind: 'room', room: roomWish });
  };
  const { use, isDue, picture, sound, posed, dressed } = publication;
  return {
    to,
    renew() {
      if (state.kind === 'on') to(state.audience, true);
    },
    room(wish) {
      roomWish = wish;
      publication.say({ kind: 'room', room: wish });
    },
    use,
    isDue,
    picture,
    sound,
    posed,
    dressed,
    report(now) {
      if (!wasOn) return {};
      const seconds = Math.max(1e-3, (now - startedAt) / 1000);
      const { sent, dropped, poseBytes } = publication.counts;
      return {
        broadcast: {
          frames: sent,
          framesPerSecond: rounded(sent / seconds),
          dropped,
          mostViewers,
          codec: video?.codec ?? null,
          layers: video?.layers ?? null,
          ...publication.lags,
          poseBitsPerSecond: Math.round((poseBytes * 8) / seconds),
        },
      };
    },
    restart(now) {
      startedAt = now;
      publication.restart();
    },
    dispose: publication.close,
  };
};
