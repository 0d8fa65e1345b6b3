import type {
  Consumer,
  DataConsumer,
  DtlsParameters,
  RtpCapabilities,
  WebRtcTransport,
} from 'mediasoup/types';
import type { Answer, Said, ViewerAsk } from '../../../renderer/core/broadcast/signalling.ts';
import { createPeer, type Peer, plain } from './peer.ts';
import type { Programme } from './programme.ts';
import type { Sfu } from './sfu.ts';

/** As viewers are told of it. */
const wornIn = (programme: Programme): NonNullable<Answer['avatar']> | null => {
  const avatar = programme.avatar();
  if (avatar === null) return null;
  const { path, look, picture } = avatar;
  return { file: path, look, ...(picture === undefined ? {} : { picture: picture.path }) };
};

/** Somebody who looks: gets whatever is on, and nothing else. */
export const createViewerPeer = async (
  sfu: Sfu,
  programme: Programme,
  say: (said: Said) => void,
): Promise<Peer<ViewerAsk>> => {
  let consumers: Consumer[] = [];
  let dataConsumers: DataConsumer[] = [];

  const stopWatching = () => {
    for (const consumer of [...consumers, ...dataConsumers]) consumer.close();
    consumers = [];
    dataConsumers = [];
  };
  const watch = async (
    { want, rtpCapabilities }: Extract<ViewerAsk, { ask: 'watch' }>,
    transport: WebRtcTransport,
  ): Promise<Answer> => {
    stopWatching();
    // The schema leaves mediasoup's values to mediasoup, which throws at what is none.
    const capabilities = rtpCapabilities as unknown as RtpCapabilities;
    for (const { id: producerId, kind } of programme.streams()) {
      if (want === 'pose' && kind === 'video') continue;
      if (!sfu.router.canConsume({ producerId, rtpCapabilities: capabilities })) continue;
      consumers.push(await transport.consume({ producerId, rtpCapabilities: capabilities, paused: true }));
    }
    if (want === 'pose') {
      for (const { id: dataProducerId } of programme.poses()) {
        // A pose that is late is worth nothing: the next one is on its way.
        const unreliable = { ordered: false, maxRetransmits: 0 };
        dataConsumers.push(await transport.consumeData({ dataProducerId, ...unreliable, paused: true }));
      }
    }
    return {
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
  };
  const peer = await createPeer<ViewerAsk>({
    sfu,
    say,
    async answer(ask, transport) {
      switch (ask.ask) {
        case 'connect':
          await transport.connect({ dtlsParameters: ask.dtlsParameters as unknown as DtlsParameters });
          return {};
        case 'watch':
          return watch(ask, transport);
        case 'resume':
          for (const consumer of [...consumers, ...dataConsumers]) await consumer.resume();
          return {};
      }
    },
  });
  const stop = programme.subscribe((what) =>
    say(what === 'dress' ? { say: 'dressed', avatar: wornIn(programme) } : { say: 'changed' }),
  );
  return {
    ask: peer.ask,
    close() {
      stop();
      peer.close();
    },
  };
};
