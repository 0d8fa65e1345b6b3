import type { DtlsParameters, RtcpFeedback } from 'mediasoup/types';
import {
  type MediaDescription,
  parse,
  parseParams,
  type SessionDescription,
  type SharedAttributes,
} from 'sdp-transform';
import { z } from 'zod';
import { Refusal } from '../refusal.ts';

/** Camera, screen, sound and data: an offer with more sections than this is no honest one. */
const MOST_SECTIONS = 16;

export interface OfferedCodec {
  readonly payloadType: number;
  /** As SDP spells it, such as `VP8` or `opus`. */
  readonly name: string;
  readonly clockRate: number;
  readonly channels: number | undefined;
  readonly parameters: Readonly<Record<string, string | number>>;
  readonly feedback: readonly RtcpFeedback[];
}

export interface OfferedSection {
  /** `audio`, `video`, or what is none of ours. */
  readonly kind: string;
  readonly protocol: string;
  readonly payloads: string;
  readonly mid: string;
  readonly direction: 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';
  readonly isBundled: boolean;
  readonly codecs: readonly OfferedCodec[];
  readonly extensions: readonly { readonly id: number; readonly uri: string }[];
  /** Layers of a simulcast, by their names. */
  readonly rids: readonly string[];
  /** The first stream, and the one that repeats its lost packets. */
  readonly ssrc: number | undefined;
  readonly rtxSsrc: number | undefined;
  readonly cname: string | undefined;
}

export interface IceCredentials {
  readonly ufrag: string;
  readonly pwd: string;
}

export interface Offer {
  readonly sections: readonly OfferedSection[];
  /** Our side of the handshake: `passive` for whoever leaves us the choice. */
  readonly setup: 'active' | 'passive';
  /** As mediasoup is told them. */
  readonly dtls: DtlsParameters;
  readonly ice: IceCredentials;
  readonly allowsMixedExtensions: boolean;
}

/** The parser makes a number of what looks like one. */
export const text = z.union([z.string(), z.number()]).transform(String);
const ssrc = z.number().int().min(1).max(0xffff_ffff);
const payloadType = z.number().int().min(0).max(127);

/** What the parser let through, as far as we use it: it takes any line that looks like one. */
const Section = z.object({
  type: z.string(),
  port: z.number().int(),
  protocol: z.string(),
  payloads: text.default(''),
  mid: text.optional(),
  direction: z.enum(['sendrecv', 'sendonly', 'recvonly', 'inactive']).optional(),
  rtcpMux: z.string().optional(),
  bundleOnly: z.string().optional(),
  rtp: z.array(
    z.object({
      payload: payloadType,
      codec: text,
      rate: z.number().int().positive(),
      encoding: z.number().int().positive().optional(),
    }),
  ),
  fmtp: z.array(z.object({ payload: payloadType, config: text })),
  rtcpFb: z
    .array(
      z.object({ payload: z.union([payloadType, z.literal('*')]), type: text, subtype: text.optional() }),
    )
    .default([]),
  ext: z.array(z.object({ value: z.number().int().min(1).max(255), uri: text })).default([]),
  rids: z.array(z.object({ id: text, direction: text })).default([]),
  ssrcs: z.array(z.object({ id: ssrc, attribute: text, value: text.optional() })).default([]),
  ssrcGroups: z.array(z.object({ semantics: text, ssrcs: text })).default([]),
});

const FINGERPRINTS = ['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512'] as const;
const Shared = z.object({
  setup: z.enum(['actpass', 'active', 'passive']),
  fingerprint: z.object({
    type: z.string().toLowerCase().pipe(z.enum(FINGERPRINTS)),
    hash: z.string().regex(/^[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2})+$/),
  }),
  iceUfrag: text.pipe(z.string().min(1).max(256)),
  icePwd: text.pipe(z.string().min(1).max(256)),
});

const complaint = (error: z.ZodError): string => {
  const [issue] = error.issues;
  return issue === undefined ? 'not understood' : `${issue.path.join('.')}: ${issue.message}`;
};
const checked = <Value>(schema: z.ZodType<Value>, value: unknown, what: string): Value => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Refusal(400, `The offer’s ${what} is malformed (${complaint(result.error)}).`);
};

const codecsOf = ({ rtp, fmtp, rtcpFb }: z.infer<typeof Section>): OfferedCodec[] =>
  rtp.map(({ payload, codec, rate, encoding }) => {
    const config = fmtp.find((one) => one.payload === payload)?.config;
    const parameters: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(config === undefined ? {} : parseParams(config))) {
      if (value !== undefined) parameters[name] = name === 'profile-level-id' ? String(value) : value;
    }
    const feedback = rtcpFb
      .filter((one) => one.payload === payload || (one.payload === '*' && codec.toLowerCase() !== 'rtx'))
      .map(({ type, subtype }) => (subtype === undefined ? { type } : { type, parameter: subtype }));
    return { payloadType: payload, name: codec, clockRate: rate, channels: encoding, parameters, feedback };
  });

const readSection = (
  raw: MediaDescription,
  index: number,
  bundled: ReadonlySet<string>,
  session: SessionDescription,
): OfferedSection => {
  const section = checked(Section, raw, `section ${index}`);
  // Only the browser's own order tells sections without a name apart.
  const mid = section.mid ?? String(index);
  const isMedia = section.type === 'audio' || section.type === 'video';
  // Bundled sections may have no port of their own (RFC 9143); without that, none means refused.
  const isOffered = section.port !== 0 || section.bundleOnly !== undefined;
  if (isMedia && isOffered && section.rtcpMux === undefined)
    throw new Refusal(422, `The offer’s ${section.type} wants a port of its own for RTCP; offer a=rtcp-mux.`);
  const streams = section.ssrcGroups.find(({ semantics }) => semantics === 'FID')?.ssrcs.split(' ') ?? [];
  const [first] = section.ssrcs;
  const pair = streams.map(Number);
  const hasPair = pair.length === 2 && pair.every((one) => section.ssrcs.some(({ id }) => id === one));
  const direction = section.direction ?? session.direction ?? 'sendrecv';
  return {
    kind: section.type,
    protocol: section.protocol,
    payloads: section.payloads,
    mid,
    direction: isOffered ? direction : 'inactive',
    isBundled: bundled.has(mid),
    codecs: codecsOf(section),
    extensions: section.ext.map(({ value, uri }) => ({ id: value, uri })),
    rids: section.rids.filter((rid) => rid.direction === 'send').map(({ id }) => id),
    ssrc: hasPair ? pair[0] : first?.id,
    rtxSsrc: hasPair ? pair[1] : undefined,
    cname: section.ssrcs.find(({ attribute }) => attribute === 'cname')?.value,
  };
};

/** An SDP offer as values that can be relied on; whatever else is a Refusal. */
export const readOffer = (sdp: string): Offer => {
  if (!sdp.startsWith('v=0')) throw new Refusal(400, 'This is no SDP: it does not begin with v=0.');
  const session = parse(sdp);
  const { media } = session;
  if (media.length === 0) throw new Refusal(400, 'The offer has no media.');
  if (media.length > MOST_SECTIONS) {
    throw new Refusal(422, `The offer has ${media.length} sections; ${MOST_SECTIONS} are the most.`);
  }
  const bundle = session.groups?.find(({ type }) => type === 'BUNDLE');
  const bundled = new Set(bundle === undefined ? [] : String(bundle.mids).split(' '));
  const sections = media.map((one, index) => readSection(one, index, bundled, session));
  if (new Set(sections.map(({ mid }) => mid)).size < sections.length)
    throw new Refusal(400, 'Two sections of the offer have the same a=mid.');
  // Bundled sections share a connection, which the first describes, or the session for all.
  const first = <Name extends keyof SharedAttributes>(name: Name) =>
    media.find((one) => one[name] !== undefined)?.[name] ?? session[name];
  const shared = checked(
    Shared,
    {
      setup: first('setup'),
      fingerprint: first('fingerprint'),
      iceUfrag: first('iceUfrag'),
      icePwd: first('icePwd'),
    },
    'connection',
  );
  const { type: algorithm, hash: value } = shared.fingerprint;
  const isOursActive = shared.setup === 'passive';
  return {
    sections,
    setup: isOursActive ? 'active' : 'passive',
    dtls: { role: isOursActive ? 'server' : 'client', fingerprints: [{ algorithm, value }] },
    ice: { ufrag: shared.iceUfrag, pwd: shared.icePwd },
    allowsMixedExtensions: session.extmapAllowMixed !== undefined,
  };
};
