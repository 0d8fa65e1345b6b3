import { epochNow } from '../capture/captured-picture.ts';
import type { Audience, FromBroadcast } from '../core/broadcast/broadcast-line.ts';
import type { BroadcastControl } from './broadcasting.ts';
import type { BroadcastState, RoomState } from './live-status.ts';
import { createPublication, type Publication, type PublicationOptions } from './publication.ts';

export interface RoomControlOptions
  extends Pick<PublicationOptions, 'connect' | 'wants' | 'wantsSound' | 'wardrobe' | 'clockOrigin'> {
  readonly broadcast: Pick<BroadcastControl, 'room' | 'to'>;
  broadcastState(): BroadcastState;
  changed(state: RoomState): void;
}

/** Being in a room with others: in one's own, beside the broadcast, or as a guest in somebody else's. */
export interface RoomControl
  extends Pick<Publication, 'use' | 'isDue' | 'picture' | 'sound' | 'posed' | 'dressed'> {
  /** Opens a room of one's own; the broadcast goes on with it. `links`: other rooms that it is one with. */
  start(name: string, audience: Audience, links: readonly string[]): void;
  /** One's own is one with these, and with no others. */
  link(links: readonly string[]): void;
  join(name: string, address: string): void;
  leave(): void;
  /** What the broadcast's process says of one's own room. */
  heardOfOwn(message: Extract<FromBroadcast, { kind: 'room' | 'speaking' }>): void;
  dispose(): void;
}

export const createRoomControl = (options: RoomControlOptions): RoomControl => {
  const { broadcast, broadcastState, changed, ...parts } = options;
  let state: RoomState = { kind: 'off' };
  let isHost = false;
  /** As the host is called in their own. */
  let hostName = '';

  const become = (next: RoomState) => {
    state = next;
    changed(next);
  };
  const heard = (message: Extract<FromBroadcast, { kind: 'room' | 'speaking' }>) => {
    if (message.kind === 'speaking') {
      if (state.kind === 'in') become({ ...state, speaking: message.who });
      return;
    }
    const { room } = message;
    if (room !== null) {
      const { speaking, since } = state.kind === 'in' ? state : { speaking: [], since: epochNow() };
      become({ kind: 'in', isHost, room, speaking, since });
      return;
    }
    const { kind } = broadcastState();
    // It opens with the broadcast, and opens anew with it.
    if (kind === 'on' || kind === 'starting') return become({ kind: 'starting' });
    isHost = false;
    become({ kind: 'off' });
  };
  const guest = createPublication({
    ...parts,
    heard(message) {
      switch (message.kind) {
        case 'room':
        case 'speaking':
          return heard(message);
        case 'lost':
          return become({ kind: 'lost', message: message.message });
        case 'failed':
          guest.close();
          return become({ kind: 'failed', message: message.message, cure: message.cure });
        // A host's news.
        case 'preparing':
        case 'opened':
        case 'viewers':
        case 'closed':
          return;
      }
    },
    flowing: () => undefined,
    failed: (message) =>
      become({
        kind: 'failed',
        message: `The room does not take the avatar: ${message}.`,
        cure: 'Join again.',
      }),
    figureProblem: () => undefined,
  });
  const leave = () => {
    guest.close();
    if (isHost) broadcast.room(null);
    isHost = false;
    if (state.kind !== 'off') become({ kind: 'off' });
  };
  const { use, isDue, picture, sound, posed, dressed } = guest;
  return {
    start(name, audience, links) {
      leave();
      isHost = true;
      hostName = name;
      become({ kind: 'starting' });
      broadcast.room({ name, links: [...links] });
      const { kind } = broadcastState();
      if (kind === 'off' || kind === 'failed') broadcast.to(audience);
    },
    link(links) {
      if (isHost) broadcast.room({ name: hostName, links: [...links] });
    },
    join(name, address) {
      leave();
      become({ kind: 'starting' });
      guest.open({ kind: 'join', address, name });
    },
    leave,
    heardOfOwn(message) {
      if (isHost) heard(message);
    },
    use,
    isDue,
    picture,
    sound,
    posed,
    dressed,
    dispose: leave,
  };
};
