import type {
  MediaKind,
  RtcpFeedback,
  RtpCapabilities,
  RtpCodecParameters,
  RtpEncodingParameters,
  RtpHeaderExtensionParameters,
  RtpParameters,
} from 'mediasoup/types';
import { Refusal } from '../refusal.ts';
import type { Offer, OfferedCodec, OfferedSection } from './offer.ts';

/** What was agreed on for one section of an offer. */
export interface Agreement {
  readonly section: OfferedSection;
  readonly kind: MediaKind;
  readonly codec: OfferedCodec;
  /** What repeats lost packets, where that was offered. */
  readonly rtx: OfferedCodec | undefined;
  readonly feedback: readonly RtcpFeedback[];
}

const is = (codec: OfferedCodec, name: string): boolean => codec.name.toLowerCase() === name.toLowerCase();

/** Whether this is a codec by that name in the one form in which mediasoup forwards it. */
const isForm = (codec: OfferedCodec, name: string): boolean =>
  is(codec, name) &&
  (!is(codec, 'H264') || codec.parameters['packetization-mode'] === 1) &&
  (!is(codec, 'VP9') || (codec.parameters['profile-id'] ?? 0) === 0);

/** Constrained baseline, by its profile and constraint bits (H.264, A.2.1.1): what everybody decodes. */
const isPlainest = ({ parameters }: OfferedCodec): boolean =>
  /^42[4-7c-f]/i.test(String(parameters['profile-level-id'] ?? '42e01f'));

const sameFeedback = (one: RtcpFeedback, other: RtcpFeedback): boolean =>
  one.type === other.type && (one.parameter ?? '') === (other.parameter ?? '');

/**
 * The first of the section's codecs that is among `names`; of H.264's profiles the plainest. Which profile is named counts
 * no further: it says what a decoder takes, and the ones that we meet take all of them.
 */
const choose = (section: OfferedSection, names: readonly string[]): OfferedCodec | undefined => {
  const first = section.codecs.find((codec) => names.some((name) => isForm(codec, name)));
  if (first === undefined || !is(first, 'H264')) return first;
  return section.codecs.find((codec) => isForm(codec, 'H264') && isPlainest(codec)) ?? first;
};

export const takes = (section: OfferedSection, names: readonly string[]): boolean =>
  choose(section, names) !== undefined;

const nameOf = (mimeType: string): string => mimeType.slice(mimeType.indexOf('/') + 1);

/** What there is to choose from: names of codecs by kind, and what a receiver may say back. */
export interface Choice {
  readonly kind: MediaKind;
  readonly names: readonly string[];
  readonly feedback: readonly RtcpFeedback[];
}

/** Of a router: whatever it carries. */
export const choicesOf = ({ codecs = [] }: RtpCapabilities): Choice[] =>
  (['audio', 'video'] as const).map((kind) => {
    const own = codecs.filter((codec) => codec.kind === kind && nameOf(codec.mimeType) !== 'rtx');
    return {
      kind,
      names: own.map(({ mimeType }) => nameOf(mimeType)),
      feedback: own[0]?.rtcpFeedback ?? [],
    };
  });

/**
 * One section for each choice, as far as the offer has one whose stream goes that way. Refuses an offer in which nothing
 * can be agreed on, and one that wants a connection for each section.
 */
export const negotiate = (
  offer: Offer,
  way: 'sends' | 'receives',
  choices: readonly Choice[],
): readonly Agreement[] => {
  const directions = ['sendrecv', way === 'sends' ? 'sendonly' : 'recvonly'];
  const open = offer.sections.filter(({ direction }) => directions.includes(direction));
  const lacking: string[] = [];
  const agreed = choices.flatMap(({ kind, names, feedback }): Agreement[] => {
    const section = open.find((one) => one.kind === kind);
    if (section === undefined) return [];
    const codec = choose(section, names);
    if (codec === undefined) {
      lacking.push(
        `${kind} as ${section.codecs.map(({ name }) => name).join(', ')}, not ${names.join(' or ')}`,
      );
      return [];
    }
    const rtx = section.codecs.find((one) => is(one, 'rtx') && one.parameters.apt === codec.payloadType);
    const both = codec.feedback.filter((one) => feedback.some((other) => sameFeedback(one, other)));
    return [{ section, kind, codec, rtx, feedback: both }];
  });
  if (agreed.length === 0) {
    const why = lacking.length > 0 ? `offers ${lacking.join(' and ')}` : `${way} neither audio nor video`;
    throw new Refusal(406, `Nothing can be agreed on: the other side ${why}.`);
  }
  if (agreed.length > 1 && agreed.some(({ section }) => !section.isBundled))
    throw new Refusal(422, 'Audio and video must share a connection: offer them in one a=group:BUNDLE.');
  return agreed;
};

/** Header extensions of a section that the router knows, by the numbers that the offer gives them. */
export const sharedExtensions = (
  { section, kind }: Agreement,
  { headerExtensions = [] }: RtpCapabilities,
): RtpHeaderExtensionParameters[] =>
  section.extensions.flatMap(({ id, uri }) => {
    const known = headerExtensions.find((one) => one.kind === kind && one.uri === uri);
    return known === undefined ? [] : [{ id, uri: known.uri }];
  });

const MID = 'urn:ietf:params:rtp-hdrext:sdes:mid';

const encodingsOf = ({ section, rtx, kind }: Agreement): RtpEncodingParameters[] => {
  if (section.rids.length > 0) return section.rids.map((rid) => ({ rid }));
  if (section.ssrc === undefined && !section.extensions.some(({ uri }) => uri === MID))
    throw new Refusal(
      422,
      `Nothing tells which packets are ${kind}: offer a=ssrc, or the header extension sdes:mid.`,
    );
  if (section.ssrc === undefined) return [{}];
  const { ssrc, rtxSsrc } = section;
  return [rtx === undefined || rtxSsrc === undefined ? { ssrc } : { ssrc, rtx: { ssrc: rtxSsrc } }];
};

/** A section that comes in, as mediasoup is told of it. */
export const producedParameters = (agreement: Agreement, capabilities: RtpCapabilities): RtpParameters => {
  const { section, kind, codec, rtx, feedback } = agreement;
  const form = capabilities.codecs?.find((one) => is(codec, nameOf(one.mimeType)));
  const { payloadType, clockRate, channels } = codec;
  const media: RtpCodecParameters = {
    mimeType: `${kind}/${codec.name}`,
    payloadType,
    clockRate,
    ...(kind === 'audio' ? { channels: channels ?? 1 } : {}),
    // The router's own profile; see `choose`.
    parameters: is(codec, 'H264') ? { ...form?.parameters } : { ...codec.parameters },
    rtcpFeedback: [...feedback],
  };
  const repeats: RtpCodecParameters[] =
    rtx === undefined
      ? []
      : [
          {
            mimeType: `${kind}/rtx`,
            payloadType: rtx.payloadType,
            clockRate: rtx.clockRate,
            parameters: { apt: payloadType },
          },
        ];
  return {
    mid: section.mid,
    codecs: [media, ...repeats],
    headerExtensions: sharedExtensions(agreement, capabilities),
    encodings: encodingsOf(agreement),
    rtcp: { ...(section.cname === undefined ? {} : { cname: section.cname }), reducedSize: true },
  };
};
