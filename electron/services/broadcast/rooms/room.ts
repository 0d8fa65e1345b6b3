import { randomBytes } from 'node:crypto';
import type { AudioLevelObserver, Producer, Router } from 'mediasoup/types';
import type { Person, Watched } from '../../../../renderer/core/broadcast/person.ts';
import { MOST_PEOPLE } from '../../../../renderer/core/broadcast/room.ts';
import type { Timing } from '../../../../renderer/core/broadcast/signalling.ts';
import type { Onlookers } from '../onlookers.ts';
import type { Programme, ProgrammeChange } from '../programme.ts';
import type { Halls } from './halls.ts';

/** Quieter than this is a room's own noise, in decibels below full scale; and so often it is looked at. */
const SPEAKING = { threshold: -50, interval: 300, maxEntries: 3 };

export interface SeatOptions {
  readonly name: string;
  readonly programme: Programme;
  /** Where their programme is produced. */
  readonly router: Router;
  /** Of who comes from another room, and the rooms on their way here. */
  readonly id?: string;
  readonly via?: readonly string[];
  readonly watched: Onlookers['look'];
}

/** One person in the room. */
export interface Seat {
  readonly id: string;
  readonly name: string;
  readonly programme: Programme;
  readonly router: Router;
  readonly via: readonly string[];
  readonly shows: Watched;
  show(as: Watched): void;
  readonly watched: Onlookers['look'];
  leave(): void;
}

export interface RoomListener {
  /** Somebody came, left or is seen otherwise. */
  people?(): void;
  /** Something else is on of theirs. */
  changed?(who: string, what: Exclude<ProgrammeChange, 'timing'>): void;
  /** Every second; on this host's clock. */
  timed?(who: string, timing: Timing): void;
  speaking?(who: readonly string[]): void;
}

/** People, each with a programme of their own. */
export interface Room {
  /** Of this room, for as long as it is open. */
  readonly host: string;
  readonly halls: Halls;
  seats(): readonly Seat[];
  seat(id: string): Seat | undefined;
  people(): Person[];
  /** Null when the room is full, or they are here already. */
  sit(options: SeatOptions): Seat | null;
  subscribe(listener: RoomListener): () => void;
  close(): void;
}

export const newId = () => randomBytes(16).toString('base64url');

export const createRoom = (halls: Halls): Room => {
  const host = newId();
  const seats = new Map<string, Seat>();
  const listeners = new Set<RoomListener>();
  const ears = new Map<Router, Promise<AudioLevelObserver>>();
  /** Whose voice each producer is. */
  const voices = new Map<string, string>();

  const tellPeople = () => {
    for (const { people } of listeners) people?.();
  };
  const tellChanged = (who: string, what: Exclude<ProgrammeChange, 'timing'>) => {
    for (const { changed } of listeners) changed?.(who, what);
  };
  const speaking = (who: readonly string[]) => {
    for (const { speaking: heard } of listeners) heard?.(who);
  };
  const earOf = (router: Router): Promise<AudioLevelObserver> => {
    const known = ears.get(router);
    if (known !== undefined) return known;
    const made = router.createAudioLevelObserver(SPEAKING).then((ear) => {
      ear.on('volumes', (volumes) =>
        speaking(volumes.flatMap(({ producer }) => voices.get(producer.id) ?? [])),
      );
      ear.on('silence', () => speaking([]));
      return ear;
    });
    ears.set(router, made);
    return made;
  };
  const listenTo = (voice: Producer, who: string, router: Router) => {
    if (voices.has(voice.id)) return;
    voices.set(voice.id, who);
    voice.observer.once('close', () => voices.delete(voice.id));
    earOf(router)
      .then((ear) => ear.addProducer({ producerId: voice.id }))
      // It has ended meanwhile.
      .catch(() => voices.delete(voice.id));
  };

  return {
    host,
    halls,
    seats: () => [...seats.values()],
    seat: (id) => seats.get(id),
    people: () => [...seats.values()].map(({ id, name, shows }) => ({ id, name, shows })),
    sit({ name, programme, router, watched, id = newId(), via = [] }) {
      if (seats.size >= MOST_PEOPLE || seats.has(id)) return null;
      let shows: Watched = 'pose';
      const listen = () => {
        for (const stream of programme.streams()) if (stream.kind === 'audio') listenTo(stream, id, router);
      };
      const stop = programme.subscribe((what) => {
        if (what === 'timing') {
          const timing = programme.timing();
          for (const { timed } of listeners) if (timing !== null) timed?.(id, timing);
          return;
        }
        listen();
        tellChanged(id, what);
      });
      const seat: Seat = {
        id,
        name,
        programme,
        router,
        via,
        get shows() {
          return shows;
        },
        show(as) {
          if (shows === as) return;
          shows = as;
          tellPeople();
        },
        watched,
        leave() {
          if (seats.get(id) !== seat) return;
          seats.delete(id);
          stop();
          tellPeople();
        },
      };
      seats.set(id, seat);
      listen();
      tellPeople();
      return seat;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      listeners.clear();
      seats.clear();
      for (const ear of ears.values())
        ear.then(
          (opened) => opened.close(),
          () => undefined,
        );
      halls.close();
    },
  };
};
