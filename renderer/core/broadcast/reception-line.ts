import { z } from 'zod';
import { AUDIENCES } from './audience.ts';
import { Failed, Preparing, SaidByProcess } from './broadcast-line.ts';
import { ViewerAsk } from './signalling.ts';

/** What the page says to the reception process, over a message port of their own. */
export const ToReception = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open'), audience: z.enum(AUDIENCES) }),
  /** Other addresses: whoever has the old ones stays outside. */
  z.object({ kind: z.literal('renew') }),
  /** To look at what comes in is to be its one viewer. */
  z.object({ kind: z.literal('ask'), ask: ViewerAsk }),
]);
export type ToReception = z.infer<typeof ToReception>;

/** Each has its token in it: whoever has the address may be the camera. */
export const ReceptionAddresses = z.object({
  /** For publishers such as OBS, by WHIP (RFC 9725). */
  whip: z.string(),
  /** The page on which a phone becomes the camera, over HTTPS. */
  phone: z.string(),
  /** Of that page's certificate, SHA-256, as browsers show it: nobody else vouches for it. */
  fingerprint: z.string(),
});
export type ReceptionAddresses = z.infer<typeof ReceptionAddresses>;

/** What the reception process answers. */
export const FromReception = z.discriminatedUnion('kind', [
  Preparing,
  z.object({ kind: z.literal('opened'), addresses: ReceptionAddresses }),
  SaidByProcess,
  /** Pictures come in now, or no longer. */
  z.object({ kind: z.literal('feed'), flowing: z.boolean() }),
  Failed,
]);
export type FromReception = z.infer<typeof FromReception>;
