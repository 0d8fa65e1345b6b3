import type { Producer } from 'mediasoup/types';
import type { Incoming } from './incoming.ts';
import { CONSENT_BY_PACKETS, type OfferSession } from './offer-endpoint.ts';
import { type AnsweredSection, writeAnswer } from './sdp/answer.ts';
import { choicesOf, negotiate, producedParameters, sharedExtensions } from './sdp/negotiate.ts';
import type { Offer } from './sdp/offer.ts';
import type { Sfu } from './sfu.ts';

/** A publisher from outside by WHIP (RFC 9725): its picture and sound become what comes in. */
export const takeIn = async (offer: Offer, sfu: Sfu, incoming: Incoming): Promise<OfferSession> => {
  const capabilities = sfu.router.rtpCapabilities;
  const agreements = negotiate(offer, 'sends', choicesOf(capabilities));
  const transport = await sfu.createTransport(sfu.router, CONSENT_BY_PACKETS);
  try {
    await transport.connect({ dtlsParameters: offer.dtls });
    const producers: Producer[] = [];
    for (const agreement of agreements) {
      const rtpParameters = producedParameters(agreement, capabilities);
      producers.push(await transport.produce({ kind: agreement.kind, rtpParameters }));
    }
    // Only what is whole takes the place of what was there.
    for (const producer of producers) incoming.put(producer);
    const answered = agreements.map(
      (agreement): AnsweredSection => ({ agreement, extensions: sharedExtensions(agreement, capabilities) }),
    );
    return { transport, answer: writeAnswer(offer, transport, answered) };
  } catch (error) {
    transport.close();
    throw error;
  }
};
