import { z } from 'zod';

/** Where a server takes pictures by WHIP; whoever gave it may have put the token in. */
export const WhipAddress = z.url({ protocol: /^https?$/ });
/** Characters; the longest that are met are signed claims of some hundred. */
export const LONGEST_WHIP_TOKEN = 4096;

/** Helps a connection through networks that let nothing in (RFC 8445); as WebRTC has it. */
export const IceServer = z.union([
  z.object({ urls: z.string(), username: z.string(), credential: z.string() }),
  z.object({ urls: z.string() }),
]);
export type IceServer = z.infer<typeof IceServer>;

/** What a server answered to an offer, where the session is, and which ICE servers it names. */
export const WhipAnswer = z.object({
  answer: z.string(),
  session: z.string(),
  iceServers: z.array(IceServer),
});
export type WhipAnswer = z.infer<typeof WhipAnswer>;
