import type { MediaKind, Producer, RouterRtpCodecCapability, RtpCapabilities } from 'mediasoup/types';
import { CONSENT_BY_PACKETS, type OfferSession } from './offer-endpoint.ts';
import { createPlayerRouters } from './player-routers.ts';
import type { Programme } from './programme.ts';
import { Refusal } from './refusal.ts';
import { type AnsweredSection, writeAnswer } from './sdp/answer.ts';
import {
  type Agreement,
  type Choice,
  choicesOf,
  negotiate,
  sharedExtensions,
  takes,
} from './sdp/negotiate.ts';
import type { Offer } from './sdp/offer.ts';
import type { Sfu } from './sfu.ts';

/** A player that comes a moment before the first picture need not come twice. */
const WAIT_MILLISECONDS = 3000;
const RETRY_AFTER_SECONDS = 2;

const isWanted = (direction: string): boolean => /^(?:recvonly|sendrecv)$/.test(direction);

const KINDS: readonly MediaKind[] = ['audio', 'video'];

/** What of these kinds is on, once all of them are, or after a while whatever is. */
const onAir = (programme: Programme, kinds: readonly MediaKind[]): Promise<readonly Producer[]> =>
  new Promise((resolve) => {
    const look = () => programme.streams().filter(({ kind }) => kinds.includes(kind));
    const finish = () => {
      clearTimeout(timer);
      stop();
      resolve(look());
    };
    const timer = setTimeout(finish, WAIT_MILLISECONDS);
    const changed = () => {
      if (look().length === kinds.length) finish();
    };
    const stop = programme.subscribe(changed);
    changed();
  });

const formOf = ({ kind, codec }: Agreement, { codecs = [] }: RtpCapabilities) => {
  const { payloadType, clockRate, channels } = codec;
  const mimeType = `${kind}/${codec.name}`;
  const own = codecs.find((one) => one.mimeType.toLowerCase() === mimeType.toLowerCase());
  return {
    kind,
    mimeType,
    preferredPayloadType: payloadType,
    clockRate,
    ...(channels === undefined ? {} : { channels }),
    parameters: { ...own?.parameters },
  } satisfies RouterRtpCodecCapability;
};

/** A player that wants the picture and knows nothing of its format would hear a voice and see black. */
const refuseBlind = (offer: Offer, choices: readonly Choice[]): void => {
  const choice = choices.find(({ kind }) => kind === 'video');
  const section = offer.sections.find(({ kind, direction }) => kind === 'video' && isWanted(direction));
  if (choice === undefined || section === undefined || takes(section, choice.names)) return;
  const offered = [...new Set(section.codecs.map(({ name }) => name))].join(', ');
  throw new Refusal(
    406,
    `The picture goes out as ${choice.names[0]}, and the player takes ${offered} alone: choose another video format in Masque, under Other screens.`,
  );
};

/** Players from outside by WHEP (draft-ietf-wish-whep): each gets what is on when it comes, until that ends. */
export const createWhep = (sfu: Sfu, programme: Programme) => {
  const routers = createPlayerRouters(sfu);
  const capabilities = sfu.router.rtpCapabilities;

  return async (offer: Offer): Promise<OfferSession> => {
    const wants = (wanted: MediaKind) =>
      offer.sections.some(({ kind, direction }) => kind === wanted && isWanted(direction));
    const streams = await onAir(programme, KINDS.filter(wants));
    const choices = choicesOf(capabilities).flatMap((choice): Choice[] => {
      const codec = streams.find(({ kind }) => kind === choice.kind)?.rtpParameters.codecs[0];
      return codec === undefined ? [] : [{ ...choice, names: [codec.mimeType.replace(/^\w+\//, '')] }];
    });
    if (choices.length === 0 && KINDS.some(wants))
      throw new Refusal(409, 'Nothing is on air yet.', RETRY_AFTER_SECONDS);
    refuseBlind(offer, choices);
    const agreements = negotiate(offer, 'receives', choices);
    const { router, bring, leave } = await routers.enter(agreements.map((one) => formOf(one, capabilities)));
    const transport = await sfu.createTransport(router, CONSENT_BY_PACKETS).catch((error: unknown) => {
      leave();
      throw error;
    });
    transport.observer.once('close', leave);
    try {
      await transport.connect({ dtlsParameters: offer.dtls });
      const answered: AnsweredSection[] = [];
      for (const agreement of agreements) {
        const { kind, section, feedback } = agreement;
        const stream = streams.find((one) => one.kind === kind);
        if (stream === undefined) continue;
        const { id: producerId } = await bring(stream);
        const consumer = await transport.consume({
          producerId,
          mid: section.mid,
          rtpCapabilities: {
            codecs: [{ ...formOf(agreement, capabilities), rtcpFeedback: [...feedback] }],
            headerExtensions: sharedExtensions(agreement, capabilities).map(({ id, uri }) => ({
              kind,
              uri,
              preferredId: id,
            })),
          },
        });
        // An answer cannot be changed: whoever has lost a stream comes again for the next.
        consumer.once('producerclose', () => transport.close());
        const { encodings = [], headerExtensions = [], rtcp } = consumer.rtpParameters;
        const ssrc = encodings[0]?.ssrc;
        if (ssrc === undefined) continue;
        const sent = { ssrc, cname: rtcp?.cname ?? 'masque' };
        answered.push({ agreement, extensions: headerExtensions, sent });
      }
      return { transport, answer: writeAnswer(offer, transport, answered) };
    } catch (error) {
      transport.close();
      throw error;
    }
  };
};
