import type { SrtpParameters } from 'mediasoup/types';
import {
  PIPES_VERSION,
  type PipeEnd,
  type PipeState,
} from '../../../../renderer/core/broadcast/room-pipes.ts';
import { clockNow } from '../clock-now.ts';
import { createPipeIn, type PipeIn } from './pipe-in.ts';
import { createPipeOut, type PipeOut } from './pipe-out.ts';
import type { Room } from './room.ts';
import type { Wardrobe } from './wardrobe.ts';

/** This room's end of a pipe to another host's room; the two ends are alike. */
export interface Pipe {
  readonly end: PipeEnd;
  /** Where the other end is, and who. */
  connect(ip: string, end: PipeEnd, host: string): Promise<void>;
  /** What the other side is to know. */
  state(): Promise<PipeState>;
  heard(state: PipeState): Promise<void>;
  readonly isClosed: boolean;
  close(): void;
}

/** `ip`: the address of this computer that the other end reaches. */
export const openPipe = async (room: Room, wardrobe: Wardrobe, ip: string): Promise<Pipe> => {
  const { router } = room.halls.main;
  const pipe = await router.createPipeTransport({
    listenInfo: { protocol: 'udp', ip },
    enableSctp: true,
    enableSrtp: true,
    enableRtx: true,
  });
  const direct = await router.createDirectTransport();
  const { srtpParameters } = pipe;
  if (srtpParameters === undefined) throw new Error('mediasoup gives a pipe without SRTP.');
  let out: PipeOut | null = null;
  let into: PipeIn | null = null;
  let theyWant: ReadonlySet<string> = new Set();
  /** Each change after the one before. */
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };

  const want = (ids: readonly string[]) => {
    theyWant = new Set(ids);
    for (const seat of room.seats()) {
      if (into?.has(seat)) continue;
      seat.watched(self, theyWant.has(seat.id) ? 'video' : null);
    }
  };
  const self: Pipe = {
    end: { port: pipe.tuple.localPort, srtpParameters },
    async connect(remoteIp, { port, srtpParameters: theirs }, host) {
      await pipe.connect({ ip: remoteIp, port, srtpParameters: theirs as SrtpParameters });
      const both = { room, wardrobe, pipe, direct };
      const mine = createPipeIn({ ...both, srtpKeyBase64: theirs.keyBase64 });
      into = mine;
      out = createPipeOut({
        ...both,
        srtpKeyBase64: srtpParameters.keyBase64,
        isTheirs: (seat) => mine.has(seat) || seat.via.includes(host),
      });
    },
    state: () =>
      inTurn(async () => ({
        version: PIPES_VERSION,
        people: (await out?.offer(theyWant)) ?? [],
        wantsVideo: into?.wantsVideo() ?? [],
        clock: clockNow(),
      })),
    heard: ({ people, wantsVideo, clock }) =>
      inTurn(async () => {
        if (pipe.closed) return;
        await into?.heard({ people, clock });
        want(wantsVideo);
      }),
    get isClosed() {
      return pipe.closed;
    },
    close() {
      want([]);
      into?.close();
      pipe.close();
      direct.close();
    },
  };
  return self;
};
