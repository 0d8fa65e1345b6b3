import { z } from 'zod';
import { ERROR_REASONS } from '../errors.ts';
import { AUDIENCES } from './audience.ts';
import { Person, PersonId, PersonName } from './person.ts';
import { LONGEST_ROOM_ADDRESS } from './room.ts';
import { MOST_PIPES } from './room-pipes.ts';
import { BroadcastLook, PublisherAsk, Said, Timing } from './signalling.ts';

export { AUDIENCES, type Audience } from './audience.ts';

/** Of whatever buffer: they are copied on their way. */
const Bytes: z.ZodType<Uint8Array> = z.instanceof(Uint8Array);

const RoomAddress = z.string().max(LONGEST_ROOM_ADDRESS);

export const OwnRoomWish = z.object({
  /** The person's own. */
  name: PersonName,
  links: z.array(RoomAddress).max(MOST_PIPES),
});
export type OwnRoomWish = z.infer<typeof OwnRoomWish>;

/** A room on another computer that the person's own is to be one with. */
export const LinkNews = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('opening'), address: z.string() }),
  z.object({ kind: z.literal('linked'), address: z.string() }),
  /** Tried again and again all the same. */
  z.object({ kind: z.literal('lost'), address: z.string(), message: z.string(), cure: z.string() }),
]);
export type LinkNews = z.infer<typeof LinkNews>;

/** A room that the person is in, their own or another's. */
export const RoomNews = z.object({
  people: z.array(Person),
  /** Who of them the person is. */
  you: PersonId,
  /** `join`: for who takes part. `page`: in a browser everybody can be seen and heard. */
  addresses: z.object({ join: z.string().optional(), page: z.string() }),
  links: z.array(LinkNews),
});
export type RoomNews = z.infer<typeof RoomNews>;

/** What the page says to the broadcast process, over a message port of their own. */
export const ToBroadcast = z.discriminatedUnion('kind', [
  /** `newAddresses`: whoever has the old ones stays outside. */
  z.object({ kind: z.literal('open'), audience: z.enum(AUDIENCES), newAddresses: z.boolean().optional() }),
  /** Off: every address, transport and worker ends. */
  z.object({ kind: z.literal('close') }),
  z.object({ kind: z.literal('ask'), ask: PublisherAsk }),
  /** Who is worn, as a file: viewers who draw the avatar themselves take it once. */
  z.object({ kind: z.literal('avatar'), file: Bytes, look: BroadcastLook }),
  /** Whoever is worn cannot be had as a file. */
  z.object({ kind: z.literal('no-avatar') }),
  /** How the same avatar looks now. */
  z.object({ kind: z.literal('look'), look: BroadcastLook }),
  /** Every second. */
  z.object({ kind: z.literal('timing'), timing: Timing }),
  /** What is behind it, a JPEG, for a look whose background is a picture; null takes it back. */
  z.object({ kind: z.literal('picture'), file: Bytes.nullable() }),
  /** A room of one's own beside the broadcast, and the rooms it is one with; null closes it. */
  z.object({ kind: z.literal('room'), room: OwnRoomWish.nullable() }),
  /** In place of `open`: takes part in somebody else's room. */
  z.object({ kind: z.literal('join'), address: RoomAddress, name: PersonName }),
]);
export type ToBroadcast = z.infer<typeof ToBroadcast>;

/** Each has its token in it: whoever has the address may look. */
export const BroadcastAddresses = z.object({
  view: z.string(),
  poseView: z.string(),
  /** For players: our picture and voice by WHEP. */
  whep: z.string(),
});
export type BroadcastAddresses = z.infer<typeof BroadcastAddresses>;

/** It takes a while, once: the worker is fetched or built. */
export const Preparing = z.object({ kind: z.literal('preparing'), message: z.string() });

/** A worker is there, the first or one after another: begin with it. What was said before it counts no more. */
export const SaidByProcess = z.object({ kind: z.literal('said'), said: Said });

export const Failed = z.object({
  kind: z.literal('failed'),
  reason: z.enum(ERROR_REASONS),
  message: z.string(),
  cure: z.string(),
});

/** What the broadcast process answers. */
export const FromBroadcast = z.discriminatedUnion('kind', [
  Preparing,
  z.object({
    kind: z.literal('opened'),
    addresses: BroadcastAddresses,
    /** The usual port, which another program has: this time the addresses are others. */
    takenPort: z.number().int().optional(),
  }),
  SaidByProcess,
  z.object({ kind: z.literal('viewers'), count: z.number().int() }),
  /** Null: there is no room, or no longer. */
  z.object({ kind: z.literal('room'), room: RoomNews.nullable() }),
  z.object({ kind: z.literal('speaking'), who: z.array(PersonId) }),
  /** The other's room is out of reach; it is tried again and again. */
  z.object({ kind: z.literal('lost'), message: z.string() }),
  Failed,
  z.object({ kind: z.literal('closed') }),
]);
export type FromBroadcast = z.infer<typeof FromBroadcast>;
