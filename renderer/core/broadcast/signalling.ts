import { z } from 'zod';
import { Scene } from '../scene.ts';
import { BACKDROPS } from '../settings.ts';
import { Person, PersonId, WATCHED } from './person.ts';

/*
 * How a publisher or a viewer agrees with the SFU on a connection: one question and one answer at a time, each tied by its
 * number, and what the SFU says unasked. Viewers speak it as JSON over a WebSocket, the app's own page over a message
 * port. mediasoup's own values pass through as records: its worker is the judge of what is in them.
 */

/** Raised whenever an older page would misunderstand; a page of another version loads itself anew. */
export const SIGNALLING_VERSION = 3;

/** Bytes of one message, at most. Chromium's capabilities, the longest thing that is ever said, take some 12 KB. */
export const LONGEST_MESSAGE_BYTES = 64 * 1024;

const MediasoupValue = z.record(z.string(), z.unknown());
const id = z.number().int().nonnegative();
/** Pixels. */
export const PictureSize = z.object({ width: z.number().positive(), height: z.number().positive() });
export type PictureSize = z.infer<typeof PictureSize>;
/** Of a person in a room; absent where there is one programme alone. */
const who = PersonId.optional();

/** The first step of either side, once it has made its end of the transport that `welcome` brought. */
const Connect = z.object({ id, ask: z.literal('connect'), dtlsParameters: MediasoupValue });

export const ViewerAsk = z.discriminatedUnion('ask', [
  Connect,
  /** What is on now, paused; asked anew at each `changed`, which ends what was watched before. */
  z.object({
    id,
    ask: z.literal('watch'),
    who,
    want: z.enum(WATCHED),
    rtpCapabilities: MediasoupValue,
  }),
  /** The page plays what it was given, so large: let it flow. Asked anew when that changes. */
  z.object({ id, ask: z.literal('resume'), who, shown: PictureSize.optional() }),
]);
export type ViewerAsk = z.infer<typeof ViewerAsk>;

export const PublisherAsk = z.discriminatedUnion('ask', [
  Connect,
  z.object({
    id,
    ask: z.literal('publish'),
    kind: z.enum(['audio', 'video']),
    rtpParameters: MediasoupValue,
    /** Of a picture whose encodings halve it or not: the largest. */
    size: PictureSize.optional(),
  }),
  z.object({ id, ask: z.literal('publish-pose'), sctpStreamParameters: MediasoupValue }),
]);
export type PublisherAsk = z.infer<typeof PublisherAsk>;

export type Ask = ViewerAsk | PublisherAsk;

/**
 * What is about the avatar in the picture, for who draws it themselves. The path of a picture file as background is nobody's
 * business: it is empty, and the picture comes as a file of its own.
 */
export const BroadcastLook = z.object({
  scene: Scene,
  backdrop: z.enum(BACKDROPS),
  /** How far the person has turned the figure about, radians. */
  turn: z.object({ yaw: z.number(), pitch: z.number() }).optional(),
});
export type BroadcastLook = z.infer<typeof BroadcastLook>;

const Stream = z.object({
  id: z.string(),
  producerId: z.string(),
  kind: z.enum(['audio', 'video']),
  rtpParameters: MediasoupValue,
});
const PoseStream = z.object({
  id: z.string(),
  dataProducerId: z.string(),
  sctpStreamParameters: MediasoupValue,
});

/** When the sender does what, milliseconds on its own clock since 1970, and how long that takes. */
export const Timing = z.object({
  /** A pose's time 0. */
  origin: z.number(),
  /**
   * From a picture's moment until its pose goes out, until it has been encoded itself, and until its voice is given to the
   * encoder: null while none goes out.
   */
  poseLag: z.number(),
  videoLag: z.number(),
  voiceLag: z.number().nullable(),
});
export type Timing = z.infer<typeof Timing>;

/** The figure's GLB or VRM and what is behind it, relative to the page. */
export const ShownAvatar = z.object({
  file: z.string(),
  look: BroadcastLook,
  picture: z.string().optional(),
});
export type ShownAvatar = z.infer<typeof ShownAvatar>;

export const Answer = z.object({
  /** Of `watch`. */
  streams: z.array(Stream).optional(),
  poses: z.array(PoseStream).optional(),
  /** Of `watch`: a picture is on, and this browser plays none of its format. */
  unplayable: z.boolean().optional(),
  /** Of `watch` for the pose: null where the figure cannot be had, and absent while it is on its way. */
  avatar: ShownAvatar.nullable().optional(),
  /** Of `publish` and `publish-pose`: the producer. */
  producer: z.string().optional(),
});
export type Answer = z.infer<typeof Answer>;

export const Said = z.discriminatedUnion('say', [
  z.object({
    say: z.literal('welcome'),
    version: z.number().int(),
    routerRtpCapabilities: MediasoupValue,
    transport: MediasoupValue,
  }),
  z.object({ say: z.literal('answer'), id, answer: Answer }),
  z.object({ say: z.literal('refused'), id: id.nullable(), message: z.string() }),
  /** Something else is on than before, or nothing any more. */
  z.object({ say: z.literal('changed'), who }),
  /** Who is worn, or how it looks, is another: nothing has to be watched anew. */
  z.object({ say: z.literal('dressed'), who, avatar: ShownAvatar.nullable() }),
  /** Every second. `clock` is the sender's, as this is said; in a room, its host's for everybody. */
  z.object({ say: z.literal('timing'), who, timing: Timing, clock: z.number() }),
  /** Everybody in the room, whenever somebody comes or goes. */
  z.object({ say: z.literal('people'), people: z.array(Person) }),
  /** Whose voice is heard now, the loudest first. */
  z.object({ say: z.literal('speaking'), who: z.array(PersonId) }),
  /** To who has sat down in a room: who they are there, and where everybody can be seen in a browser. */
  z.object({ say: z.literal('seated'), you: PersonId, page: z.url() }),
  /** To who publishes in a room: whether somebody there cannot draw them and so wants their picture. */
  z.object({ say: z.literal('wanted'), video: z.boolean() }),
]);
export type Said = z.infer<typeof Said>;
