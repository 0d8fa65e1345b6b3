import { z } from 'zod';
import { ERROR_REASONS } from '../errors.ts';
import { AUDIENCES } from './audience.ts';
import { BroadcastLook, PublisherAsk, Said } from './signalling.ts';

export { AUDIENCES, type Audience } from './audience.ts';

/** Of whatever buffer: they are copied on their way. */
const Bytes: z.ZodType<Uint8Array> = z.instanceof(Uint8Array);

/** What the page says to the broadcast process, over a message port of their own. */
export const ToBroadcast = z.discriminatedUnion('kind', [
  /** `newAddresses`: whoever has the old ones stays outside. */
  z.object({ kind: z.literal('open'), audience: z.enum(AUDIENCES), newAddresses: z.boolean().optional() }),
  /** Off: every address, transport and worker ends. */
  z.object({ kind: z.literal('close') }),
  z.object({ kind: z.literal('ask'), ask: PublisherAsk }),
  /** Who is worn, as a file: viewers who draw the avatar themselves take it once. */
  z.object({ kind: z.literal('avatar'), file: Bytes, look: BroadcastLook }),
]);
export type ToBroadcast = z.infer<typeof ToBroadcast>;

/** Each has its token in it: whoever has the address may look, or for `whip`, `phone` and `room` come in. */
export const BroadcastAddresses = z.object({
  view: z.string(),
  poseView: z.string(),
  /** For players: our picture and voice by WHEP. */
  whep: z.string().optional(),
  /** For publishers, such as OBS: their picture as the app's camera, by WHIP (RFC 9725). */
  whip: z.string().optional(),
  /** The page on which a phone becomes the camera. */
  phone: z.string().optional(),
  room: z.string().optional(),
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
  Failed,
  z.object({ kind: z.literal('closed') }),
]);
export type FromBroadcast = z.infer<typeof FromBroadcast>;
