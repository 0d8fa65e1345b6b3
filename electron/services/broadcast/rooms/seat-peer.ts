import { createHash } from 'node:crypto';
import {
  avatarPath,
  picturePath,
  type SeatWord,
  type WornAvatar,
} from '../../../../renderer/core/broadcast/room.ts';
import { createSenderClock, timingHere } from '../../../../renderer/core/broadcast/sender-clock.ts';
import type { PublisherAsk, Said } from '../../../../renderer/core/broadcast/signalling.ts';
import { clockNow } from '../clock-now.ts';
import { createOnlookers } from '../onlookers.ts';
import type { Peer } from '../peer.ts';
import { type BroadcastAvatar, createProgramme } from '../programme.ts';
import { createPublisherPeer } from '../publisher-peer.ts';
import type { Room, Seat } from './room.ts';
import type { Wardrobe } from './wardrobe.ts';

/** Somebody who takes part in the room over a socket of their own. */
export interface SeatPeer {
  /** False for what is out of place: then they are sent away. */
  hear(word: SeatWord): boolean;
  close(): void;
}

export interface SeatPeerOptions {
  readonly room: Room;
  readonly wardrobe: Wardrobe;
  /** Of the room, for browsers. */
  readonly page: string;
  say(said: Said): void;
  /** There is no seat left, or no way to it. */
  refused(why: 'full' | 'failed'): void;
}

/** Null until the wardrobe has it: the file goes ahead of the word. */
export const broadcastAvatarOf = (
  wardrobe: Wardrobe,
  { sha256, look, picture }: WornAvatar,
): BroadcastAvatar | null => {
  const served = (path: string) => {
    const file = wardrobe.at(path);
    return file && { path, file };
  };
  const figure = served(avatarPath(sha256));
  const behind = picture === undefined ? undefined : served(picturePath(picture));
  return figure === undefined ? null : { ...figure, look, picture: behind };
};

const idOfKey = (key: string): string => createHash('sha256').update(key).digest('base64url').slice(0, 22);

export const createSeatPeer = ({ room, wardrobe, page, say, refused }: SeatPeerOptions): SeatPeer => {
  const programme = createProgramme(null);
  let seat: Seat | null = null;
  let peer: Peer<PublisherAsk> | null = null;
  const clock = createSenderClock();
  let isClosed = false;
  let stop = () => {};

  const sit = async (name: string, key: string): Promise<void> => {
    const sfu = await room.halls.next();
    const { look: watched } = createOnlookers((video) => say({ say: 'wanted', video }));
    if (isClosed) return;
    const id = idOfKey(key);
    // Whoever comes again may be here before the room has noticed that they were away.
    room.seat(id)?.leave();
    seat = room.sit({ id, name, programme, router: sfu.router, watched });
    if (seat === null) return refused('full');
    say({ say: 'seated', you: seat.id, page });
    const tellPeople = () => say({ say: 'people', people: room.people() });
    stop = room.subscribe({
      people: tellPeople,
      speaking: (who) => say({ say: 'speaking', who: [...who] }),
    });
    tellPeople();
    const opened = await createPublisherPeer(sfu, programme, say);
    if (isClosed) return opened.close();
    peer = opened;
  };
  let isSitting = false;
  return {
    hear(word) {
      if ('ask' in word) {
        peer?.ask(word);
        return peer !== null;
      }
      switch (word.say) {
        case 'sit':
          if (isSitting) return false;
          isSitting = true;
          sit(word.name, word.key).catch((cause: unknown) => {
            console.error(`Nobody could sit down: ${String(cause)}`);
            refused('failed');
          });
          return true;
        case 'wear': {
          if (!isSitting) return false;
          const avatar = word.avatar === null ? null : broadcastAvatarOf(wardrobe, word.avatar);
          programme.putAvatar(avatar);
          seat?.show(avatar === null ? 'video' : 'pose');
          return true;
        }
        case 'timing': {
          if (!isSitting) return false;
          const now = clockNow();
          clock.heard(word.clock, now);
          programme.putTiming(timingHere(word.timing, clock, now));
          return true;
        }
      }
    },
    close() {
      isClosed = true;
      stop();
      seat?.leave();
      peer?.close();
    },
  };
};
