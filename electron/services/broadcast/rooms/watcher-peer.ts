import type { DtlsParameters } from 'mediasoup/types';
import type { Said, ViewerAsk } from '../../../../renderer/core/broadcast/signalling.ts';
import { clockNow } from '../clock-now.ts';
import { createPeer, type Peer } from '../peer.ts';
import { createSight, type Sight, wornIn } from '../viewer-peer.ts';
import type { Room, Seat } from './room.ts';

/** Somebody who looks into a room: gets each person's programme when they ask for it. */
export const createWatcherPeer = async (room: Room, say: (said: Said) => void): Promise<Peer<ViewerAsk>> => {
  const sfu = await room.halls.next();
  const watched = new Map<Seat, Sight>();
  /** Stands for this watcher wherever somebody counts who wants what. */
  const self = {};

  const leave = (seat: Seat) => {
    watched.get(seat)?.close();
    watched.delete(seat);
    seat.watched(self, null);
  };
  const seatOf = (who = ''): Seat => {
    const seat = room.seat(who);
    if (seat === undefined) throw new Error('Nobody of this id is in the room.');
    return seat;
  };
  const sightOf = (seat: Seat): Sight => {
    const known = watched.get(seat);
    if (known !== undefined) return known;
    const sight = createSight(sfu, seat.programme, (shown) =>
      room.halls.bring(shown, seat.router, sfu.router),
    );
    watched.set(seat, sight);
    return sight;
  };
  const peer = await createPeer<ViewerAsk>({
    sfu,
    say,
    async answer(ask, transport) {
      switch (ask.ask) {
        case 'connect':
          await transport.connect({ dtlsParameters: ask.dtlsParameters as unknown as DtlsParameters });
          return {};
        case 'watch': {
          const seat = seatOf(ask.who);
          seat.watched(self, ask.want);
          return sightOf(seat).watch(ask, transport);
        }
        case 'resume':
          await watched.get(seatOf(ask.who))?.resume();
          return {};
      }
    },
  });
  const tellPeople = () => {
    for (const seat of watched.keys()) if (room.seat(seat.id) !== seat) leave(seat);
    say({ say: 'people', people: room.people() });
  };
  const stop = room.subscribe({
    people: tellPeople,
    changed(who, what) {
      const seat = room.seat(who);
      if (what === 'dress' && seat !== undefined)
        say({ say: 'dressed', who, avatar: wornIn(seat.programme) });
      else say({ say: 'changed', who });
    },
    speaking: (who) => say({ say: 'speaking', who: [...who] }),
    timed: (who, timing) => say({ say: 'timing', who, timing, clock: clockNow() }),
  });
  tellPeople();
  return {
    ask: peer.ask,
    close() {
      stop();
      for (const seat of watched.keys()) leave(seat);
      peer.close();
    },
  };
};
