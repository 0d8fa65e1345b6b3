import type {
  Consumer,
  DataConsumer,
  DataProducer,
  DtlsParameters,
  Producer,
  RtpCapabilities,
  WebRtcTransport,
} from 'mediasoup/types';
import type {
  Answer,
  PictureSize,
  Said,
  ShownAvatar,
  ViewerAsk,
} from '../../../renderer/core/broadcast/signalling.ts';
import { clockNow } from './clock-now.ts';
import { fitLayers } from './layers.ts';
import type { Onlookers } from './onlookers.ts';
import { createPeer, type Peer, plain } from './peer.ts';
import type { ShownProgramme } from './programme.ts';
import type { Sfu } from './sfu.ts';

/** As viewers are told of it. */
export const wornIn = (programme: ShownProgramme): ShownAvatar | null => {
  const avatar = programme.avatar();
  if (avatar === null) return null;
  const { path, look, picture } = avatar;
  return { file: path, look, ...(picture === undefined ? {} : { picture: picture.path }) };
};

/** One programme as one viewer gets it. */
export interface Sight {
  /** What is on now, paused, in place of what was on before. */
  watch(ask: Extract<ViewerAsk, { ask: 'watch' }>, transport: WebRtcTransport): Promise<Answer>;
  /** `shown`: how large the picture is there, pixels. */
  resume(shown?: PictureSize): Promise<void>;
  close(): void;
}

/** `bring` has what is on where this viewer is, when it is produced elsewhere. */
export const createSight = (
  sfu: Sfu,
  programme: ShownProgramme,
  bring: (shown: Producer | DataProducer) => Promise<void> = () => Promise.resolve(),
): Sight => {
  let consumers: Consumer[] = [];
  let dataConsumers: DataConsumer[] = [];
  let watched: readonly Producer[] = [];

  const close = () => {
    for (const consumer of [...consumers, ...dataConsumers]) consumer.close();
    consumers = [];
    dataConsumers = [];
  };
  return {
    async watch({ want, rtpCapabilities }, transport) {
      close();
      // The schema leaves mediasoup's values to mediasoup, which throws at what is none.
      const capabilities = rtpCapabilities as unknown as RtpCapabilities;
      let unplayable = false;
      watched = programme.streams();
      for (const stream of watched) {
        if (want === 'pose' && stream.kind === 'video') continue;
        await bring(stream);
        const wish = { producerId: stream.id, rtpCapabilities: capabilities };
        if (!sfu.router.canConsume(wish)) {
          unplayable ||= stream.kind === 'video';
          continue;
        }
        consumers.push(await transport.consume({ ...wish, paused: true }));
      }
      if (want === 'pose') {
        for (const pose of programme.poses()) {
          await bring(pose);
          // A pose that is late is worth nothing: the next one is on its way.
          const unreliable = { ordered: false, maxRetransmits: 0 };
          const wish = { dataProducerId: pose.id, ...unreliable, paused: true };
          dataConsumers.push(await transport.consumeData(wish));
        }
      }
      return {
        ...(unplayable ? { unplayable } : {}),
        ...(want === 'pose' && programme.isDressed() ? { avatar: wornIn(programme) } : {}),
        streams: consumers.map(({ id, producerId, kind, rtpParameters }) => ({
          id,
          producerId,
          kind,
          rtpParameters: plain(rtpParameters),
        })),
        poses: dataConsumers.flatMap(({ id, dataProducerId, sctpStreamParameters }) =>
          sctpStreamParameters === undefined
            ? []
            : [{ id, dataProducerId, sctpStreamParameters: plain(sctpStreamParameters) }],
        ),
      };
    },
    async resume(shown) {
      for (const consumer of consumers) {
        const producer = watched.find(({ id }) => id === consumer.producerId);
        if (shown !== undefined && producer !== undefined) await fitLayers(consumer, producer, shown);
      }
      for (const consumer of [...consumers, ...dataConsumers]) await consumer.resume();
    },
    close,
  };
};

/** Somebody who looks: gets whatever is on, and nothing else. */
export const createViewerPeer = async (
  sfu: Sfu,
  programme: ShownProgramme,
  say: (said: Said) => void,
  onlookers?: Onlookers,
): Promise<Peer<ViewerAsk>> => {
  const sight = createSight(sfu, programme);
  const peer = await createPeer<ViewerAsk>({
    sfu,
    say,
    async answer(ask, transport) {
      switch (ask.ask) {
        case 'connect':
          await transport.connect({ dtlsParameters: ask.dtlsParameters as unknown as DtlsParameters });
          return {};
        case 'watch':
          onlookers?.look(sight, ask.want);
          return sight.watch(ask, transport);
        case 'resume':
          await sight.resume(ask.shown);
          return {};
      }
    },
  });
  const stop = programme.subscribe((what) => {
    if (what === 'dress') return say({ say: 'dressed', avatar: wornIn(programme) });
    if (what === 'streams') return say({ say: 'changed' });
    const timing = programme.timing();
    // The page that publishes is on this computer: its clock is ours.
    if (timing !== null) say({ say: 'timing', timing, clock: clockNow() });
  });
  return {
    ask: peer.ask,
    close() {
      stop();
      onlookers?.look(sight, null);
      peer.close();
    },
  };
};
