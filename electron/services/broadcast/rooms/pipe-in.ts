import type {
  DirectTransport,
  PipeTransport,
  Producer,
  RtpParameters,
  SctpStreamParameters,
} from 'mediasoup/types';
import type { PipedPerson, PipeState } from '../../../../renderer/core/broadcast/room-pipes.ts';
import { createSenderClock, timingHere } from '../../../../renderer/core/broadcast/sender-clock.ts';
import { clockNow } from '../clock-now.ts';
import { createOnlookers } from '../onlookers.ts';
import { createProgramme, type Programme } from '../programme.ts';
import { createOpener } from './pose-seal.ts';
import type { Room, Seat } from './room.ts';
import { broadcastAvatarOf } from './seat-peer.ts';
import type { Wardrobe } from './wardrobe.ts';

/** Somebody who came through the pipe. */
interface Guest {
  readonly seat: Seat;
  readonly programme: Programme;
  readonly streams: Map<string, Producer>;
  pose: { readonly id: string; close(): void } | null;
  wantsVideo: boolean;
}

export interface PipeIn {
  /** Everybody whom the other side sends: who is new sits down, who is missing leaves. */
  heard(state: Pick<PipeState, 'people' | 'clock'>): Promise<void>;
  has(seat: Seat): boolean;
  /** Whose picture is wanted here. */
  wantsVideo(): string[];
  close(): void;
}

export interface PipeInOptions {
  readonly room: Room;
  readonly wardrobe: Wardrobe;
  readonly pipe: PipeTransport;
  readonly direct: DirectTransport;
  /** Of the other end. */
  readonly srtpKeyBase64: string;
}

export const createPipeIn = ({ room, wardrobe, pipe, direct, srtpKeyBase64 }: PipeInOptions): PipeIn => {
  const guests = new Map<string, Guest>();
  const theirClock = createSenderClock();

  const open = async ({ id, sctpStreamParameters }: NonNullable<PipedPerson['pose']>) => {
    const opener = createOpener(srtpKeyBase64, id);
    // mediasoup's values are judged by mediasoup, which throws at what is none.
    const parameters = sctpStreamParameters as unknown as SctpStreamParameters;
    const sealed = await pipe.produceData({ sctpStreamParameters: parameters });
    const packets = await direct.consumeData({ dataProducerId: sealed.id });
    const pose = await direct.produceData({ id, label: 'pose' });
    packets.on('message', (packet) => {
      const opened = opener(packet);
      if (opened !== null && !pose.closed) pose.send(opened);
    });
    const close = () => {
      sealed.close();
      pose.close();
    };
    return { pose, close };
  };
  const sit = ({ id, name, via }: PipedPerson): Guest | null => {
    const programme = createProgramme(null);
    const { router } = room.halls.main;
    const { look: watched } = createOnlookers((video) => {
      const guest = guests.get(id);
      if (guest !== undefined) guest.wantsVideo = video;
    });
    const seat = room.sit({ id, name, via, programme, router, watched });
    return seat && { seat, programme, streams: new Map(), pose: null, wantsVideo: false };
  };
  const leave = (id: string, { seat, streams, pose }: Guest) => {
    guests.delete(id);
    seat.leave();
    for (const producer of streams.values()) producer.close();
    pose?.close();
  };
  const dress = ({ programme }: Guest, { avatar }: PipedPerson) => {
    const worn = avatar && broadcastAvatarOf(wardrobe, avatar);
    if (worn === null) return;
    const before = programme.avatar();
    const isSame =
      before?.path === worn.path &&
      before.picture?.path === worn.picture?.path &&
      JSON.stringify(before.look) === JSON.stringify(worn.look);
    if (!isSame) programme.putAvatar(worn);
  };
  const update = async (guest: Guest, person: PipedPerson): Promise<void> => {
    const { seat, programme, streams } = guest;
    seat.show(person.shows);
    dress(guest, person);
    if (person.timing !== undefined) programme.putTiming(timingHere(person.timing, theirClock, clockNow()));
    for (const [id, producer] of streams) {
      if (person.streams.some((stream) => stream.id === id)) continue;
      producer.close();
      streams.delete(id);
    }
    for (const { id, kind, rtpParameters } of person.streams) {
      if (streams.has(id)) continue;
      const parameters = rtpParameters as unknown as RtpParameters;
      const producer = await pipe.produce({ id, kind, rtpParameters: parameters });
      streams.set(id, producer);
      programme.put(producer);
    }
    if (person.pose?.id === guest.pose?.id) return;
    guest.pose?.close();
    guest.pose = null;
    if (person.pose === null) return;
    const { pose, close } = await open(person.pose);
    guest.pose = { id: person.pose.id, close };
    programme.putPose(pose);
  };
  return {
    async heard({ people, clock }) {
      theirClock.heard(clock, clockNow());
      // Who has been through here is one of ours, or was already given on.
      const coming = people.filter(({ via }) => !via.includes(room.host));
      for (const [id, guest] of guests) {
        const still = coming.find((person) => person.id === id);
        if (still === undefined || still.name !== guest.seat.name) leave(id, guest);
      }
      for (const person of coming) {
        const guest = guests.get(person.id) ?? sit(person);
        if (guest === null) continue;
        guests.set(person.id, guest);
        await update(guest, person).catch((cause: unknown) =>
          console.error(`What another room sends of somebody does not fit: ${String(cause)}`),
        );
      }
    },
    has: (seat) => guests.get(seat.id)?.seat === seat,
    wantsVideo: () => [...guests].filter(([, { wantsVideo }]) => wantsVideo).map(([id]) => id),
    close() {
      for (const [id, guest] of guests) leave(id, guest);
    },
  };
};
