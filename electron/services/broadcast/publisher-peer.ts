import type { DtlsParameters, RtpParameters, SctpStreamParameters } from 'mediasoup/types';
import type { PublisherAsk, Said } from '../../../renderer/core/broadcast/signalling.ts';
import { createPeer, type Peer } from './peer.ts';
import type { Programme } from './programme.ts';
import type { Sfu } from './sfu.ts';

/** The app's own page: what it publishes is what is on. */
export const createPublisherPeer = (
  sfu: Sfu,
  programme: Programme,
  say: (said: Said) => void,
): Promise<Peer<PublisherAsk>> =>
  createPeer<PublisherAsk>({
    sfu,
    say,
    // The schema leaves mediasoup's values to mediasoup, which throws at what is none.
    async answer(ask, transport) {
      switch (ask.ask) {
        case 'connect':
          await transport.connect({ dtlsParameters: ask.dtlsParameters as unknown as DtlsParameters });
          return {};
        case 'publish': {
          const rtpParameters = ask.rtpParameters as unknown as RtpParameters;
          const appData = ask.size === undefined ? {} : { size: ask.size };
          const producer = await transport.produce({ kind: ask.kind, rtpParameters, appData });
          programme.put(producer);
          return { producer: producer.id };
        }
        case 'publish-pose': {
          const sctpStreamParameters = ask.sctpStreamParameters as unknown as SctpStreamParameters;
          const producer = await transport.produceData({ sctpStreamParameters });
          programme.putPose(producer);
          return { producer: producer.id };
        }
      }
    },
  });
