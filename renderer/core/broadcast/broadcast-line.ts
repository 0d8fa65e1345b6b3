import { z } from 'zod';
import { ERROR_REASONS } from '../errors.ts';
import { BroadcastLook, PublisherAsk, Said } from './signalling.ts';

/** Who may open the addresses: programs on this computer, or whoever is in the same network and was given one. */
export const AUDIENCES = ['this-computer', 'network'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Of whatever buffer: they are copied on their way. */
const Bytes: z.ZodType<Uint8Array> = z.instanceof(Uint8Array);

/** What the page says to the broadcast process, over a message port of their own. */
export const ToBroadcast = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open'), audience: z.enum(AUDIENCES) }),
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

/** What the broadcast process answers. */
export const FromBroadcast = z.discriminatedUnion('kind', [
  /** It takes a while, once: the worker is fetched or built. */
  z.object({ kind: z.literal('preparing'), message: z.string() }),
  z.object({ kind: z.literal('opened'), addresses: BroadcastAddresses }),
  /** A worker is there, the first or one after another: publish to it. What was said before it counts no more. */
  z.object({ kind: z.literal('said'), said: Said }),
  z.object({ kind: z.literal('viewers'), count: z.number().int() }),
  z.object({
    kind: z.literal('failed'),
    reason: z.enum(ERROR_REASONS),
    message: z.string(),
    cure: z.string(),
  }),
  z.object({ kind: z.literal('closed') }),
]);
export type FromBroadcast = z.infer<typeof FromBroadcast>;
