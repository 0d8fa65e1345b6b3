import type {
  DtlsParameters,
  IceCandidate,
  IceParameters,
  RtpHeaderExtensionParameters,
} from 'mediasoup/types';
import { type MediaDescription, type SessionDescription, write } from 'sdp-transform';
import type { Agreement } from './negotiate.ts';
import type { Offer, OfferedCodec, OfferedSection } from './offer.ts';

/** Our end of the connection, as mediasoup has it. */
export interface OwnEnd {
  readonly iceParameters: IceParameters;
  readonly iceCandidates: readonly IceCandidate[];
  readonly dtlsParameters: DtlsParameters;
}

export interface AnsweredSection {
  readonly agreement: Agreement;
  readonly extensions: readonly RtpHeaderExtensionParameters[];
  /** The stream that we send; without one we receive. */
  readonly sent?: { readonly ssrc: number; readonly cname: string };
}

const candidatesOf = ({ iceCandidates }: OwnEnd): NonNullable<MediaDescription['candidates']> =>
  iceCandidates.map(({ foundation, protocol, priority, address, port, type, tcpType }) => ({
    foundation,
    component: 1,
    transport: protocol,
    priority,
    ip: address,
    port,
    type,
    ...(tcpType === undefined ? {} : { tcptype: tcpType }),
  }));

const formatOf = ({
  payloadType,
  name,
  clockRate,
  channels,
}: OfferedCodec): MediaDescription['rtp'][number] => ({
  payload: payloadType,
  codec: name,
  rate: clockRate,
  ...(channels === undefined ? {} : { encoding: channels }),
});

const configOf = ({ payloadType, parameters }: OfferedCodec): MediaDescription['fmtp'] => {
  const config = Object.entries(parameters)
    .map(([name, value]) => `${name}=${value}`)
    .join(';');
  return config === '' ? [] : [{ payload: payloadType, config }];
};

const refused = ({ kind, protocol, payloads, mid }: OfferedSection): MediaDescription => ({
  type: kind,
  port: 0,
  protocol,
  payloads,
  mid,
  direction: 'inactive',
  rtp: [],
  fmtp: [],
});

const accepted = (
  offer: Offer,
  own: OwnEnd,
  { agreement, extensions, sent }: AnsweredSection,
): MediaDescription => {
  const { section, codec, feedback } = agreement;
  // What we send repeats lost packets in place: its payload types are the player's, and it has none for repeats to us.
  const codecs = agreement.rtx === undefined || sent !== undefined ? [codec] : [codec, agreement.rtx];
  const isSimulcast = sent === undefined && section.rids.length > 0;
  return {
    type: section.kind,
    // A port is needed and none is true: what counts are the candidates (RFC 8839, 4.3.2).
    port: 9,
    protocol: section.protocol,
    payloads: codecs.map(({ payloadType }) => payloadType).join(' '),
    connection: { version: 4, ip: '0.0.0.0' },
    mid: section.mid,
    direction: sent === undefined ? 'recvonly' : 'sendonly',
    iceUfrag: own.iceParameters.usernameFragment,
    icePwd: own.iceParameters.password,
    candidates: candidatesOf(own),
    endOfCandidates: 'end-of-candidates',
    setup: offer.setup,
    rtcpMux: 'rtcp-mux',
    rtcpRsize: 'rtcp-rsize',
    rtp: codecs.map(formatOf),
    fmtp: codecs.flatMap(configOf),
    rtcpFb: feedback.map(({ type, parameter }) => ({
      payload: codec.payloadType,
      type,
      ...(parameter === undefined || parameter === '' ? {} : { subtype: parameter }),
    })),
    ext: extensions.map(({ id, uri }) => ({ value: id, uri })),
    ...(isSimulcast
      ? {
          rids: section.rids.map((id) => ({ id, direction: 'recv' })),
          simulcast: { dir1: 'recv', list1: section.rids.join(';') },
        }
      : {}),
    ...(sent === undefined
      ? {}
      : {
          msid: [{ id: 'masque', appdata: section.kind }],
          ssrcs: [{ id: sent.ssrc, attribute: 'cname', value: sent.cname }],
        }),
  };
};

/** The answer to an offer: what was agreed on, and for each other section that it is not wanted. */
export const writeAnswer = (offer: Offer, own: OwnEnd, answered: readonly AnsweredSection[]): string => {
  const media = offer.sections.map((section) => {
    const one = answered.find(({ agreement }) => agreement.section === section);
    return one === undefined ? refused(section) : accepted(offer, own, one);
  });
  const [fingerprint] = own.dtlsParameters.fingerprints.filter(({ algorithm }) => algorithm === 'sha-256');
  // In the offer's order: its first section carries the connection (RFC 9143, 7.3.1).
  const bundled = offer.sections.filter(
    (section) => section.isBundled && answered.some(({ agreement }) => agreement.section === section),
  );
  const session: SessionDescription = {
    version: 0,
    origin: {
      username: '-',
      sessionId: 1,
      sessionVersion: 1,
      netType: 'IN',
      ipVer: 4,
      address: '0.0.0.0',
    },
    name: '-',
    timing: { start: 0, stop: 0 },
    // We have a known address and only answer: RFC 8445, 2.5.
    icelite: 'ice-lite',
    ...(fingerprint === undefined
      ? {}
      : { fingerprint: { type: fingerprint.algorithm, hash: fingerprint.value } }),
    ...(offer.allowsMixedExtensions ? { extmapAllowMixed: 'extmap-allow-mixed' } : {}),
    ...(bundled.length === 0
      ? {}
      : { groups: [{ type: 'BUNDLE', mids: bundled.map(({ mid }) => mid).join(' ') }] }),
    msidSemantic: { semantic: 'WMS', token: '*' },
    media,
  };
  return write(session);
};
