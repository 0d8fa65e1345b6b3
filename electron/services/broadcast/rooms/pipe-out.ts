import type { Consumer, DataProducer, DirectTransport, PipeTransport } from 'mediasoup/types';
import { sha256OfPath } from '../../../../renderer/core/broadcast/room.ts';
import type { PipedPerson } from '../../../../renderer/core/broadcast/room-pipes.ts';
import { plain } from '../peer.ts';
import { createSealer } from './pose-seal.ts';
import type { Room, Seat } from './room.ts';

/** What flows of one person into a pipe. */
interface Outflow {
  readonly streams: Map<string, Consumer>;
  pose: { readonly id: string; readonly flow: PipedPerson['pose']; close(): void } | null;
}

export interface PipeOut {
  /** Has flow what is on now, and says what flows. */
  offer(wantsVideo: ReadonlySet<string>): Promise<PipedPerson[]>;
}

export interface PipeOutOptions {
  readonly room: Room;
  readonly pipe: PipeTransport;
  readonly direct: DirectTransport;
  /** Of this end: with it is sealed what it sends. */
  readonly srtpKeyBase64: string;
  /** Whether they are the other side's own, or came through this very pipe. */
  isTheirs(seat: Seat): boolean;
}

export const createPipeOut = (options: PipeOutOptions): PipeOut => {
  const { room, pipe, direct, srtpKeyBase64, isTheirs } = options;
  const flows = new Map<Seat, Outflow>();
  const { router } = room.halls.main;

  /** Each packet through this process, sealed: some forty bytes thirty times a second. */
  const seal = async (pose: DataProducer) => {
    const sealer = createSealer(srtpKeyBase64, pose.id);
    const packets = await direct.consumeData({ dataProducerId: pose.id });
    const sealed = await direct.produceData({ label: 'sealed pose' });
    packets.on('message', (packet) => {
      if (!sealed.closed) sealed.send(sealer(packet));
    });
    const wish = { dataProducerId: sealed.id, ordered: false, maxRetransmits: 0 };
    const { sctpStreamParameters } = await pipe.consumeData(wish);
    const close = () => {
      packets.close();
      sealed.close();
    };
    const flow = { id: pose.id, sctpStreamParameters: plain(sctpStreamParameters ?? {}) };
    return { id: pose.id, flow, close };
  };
  const flowOf = (seat: Seat): Outflow => {
    const known = flows.get(seat) ?? { streams: new Map(), pose: null };
    flows.set(seat, known);
    return known;
  };
  const flowStreams = async (seat: Seat, { streams }: Outflow, withVideo: boolean): Promise<void> => {
    const on = seat.programme.streams().filter(({ kind }) => withVideo || kind === 'audio');
    for (const [id, consumer] of streams) {
      if (on.some((producer) => producer.id === id) && !consumer.closed) continue;
      consumer.close();
      streams.delete(id);
    }
    for (const producer of on) {
      if (streams.has(producer.id)) continue;
      await room.halls.bring(producer, seat.router, router);
      streams.set(producer.id, await pipe.consume({ producerId: producer.id }));
    }
  };
  const flowPose = async (seat: Seat, out: Outflow): Promise<void> => {
    const [pose] = seat.programme.poses();
    if (pose?.id === out.pose?.id) return;
    out.pose?.close();
    out.pose = null;
    if (pose === undefined) return;
    await room.halls.bring(pose, seat.router, router);
    out.pose = await seal(pose);
  };
  return {
    async offer(wantsVideo) {
      const seats = room.seats().filter((seat) => !isTheirs(seat));
      for (const [seat, { streams, pose }] of flows) {
        if (seats.includes(seat)) continue;
        for (const consumer of streams.values()) consumer.close();
        pose?.close();
        flows.delete(seat);
      }
      return Promise.all(
        seats.map(async (seat): Promise<PipedPerson> => {
          const out = flowOf(seat);
          // What ends while it is laid on is told as it is next time.
          await flowStreams(seat, out, wantsVideo.has(seat.id)).catch(() => undefined);
          await flowPose(seat, out).catch(() => undefined);
          const avatar = seat.programme.avatar();
          const sha256 = sha256OfPath(avatar?.path ?? '');
          const picture = sha256OfPath(avatar?.picture?.path ?? '');
          const timing = seat.programme.timing();
          return {
            id: seat.id,
            name: seat.name,
            shows: seat.shows,
            via: [...seat.via, room.host],
            streams: [...out.streams].map(([id, { kind, rtpParameters }]) => ({
              id,
              kind,
              rtpParameters: plain(rtpParameters),
            })),
            pose: out.pose?.flow ?? null,
            avatar:
              avatar === null || sha256 === undefined
                ? null
                : { sha256, look: avatar.look, ...(picture === undefined ? {} : { picture }) },
            ...(timing === null ? {} : { timing }),
          };
        }),
      );
    },
  };
};
