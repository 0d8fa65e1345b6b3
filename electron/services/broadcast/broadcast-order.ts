import { z } from 'zod';

/** What the main process tells the broadcast process at its start. */
export const BroadcastOrder = z.object({
  /** Holds `out/`: a checkout, or the package. */
  root: z.string(),
  /** Where a package keeps the programs that it runs; null in a checkout. */
  resources: z.string().nullable(),
  /** Where this person's files are kept. */
  userData: z.string(),
  /** Which way the pictures go: out to other screens, in from somebody's camera, or to somebody else's room. A process for each. */
  direction: z.enum(['broadcast', 'reception', 'guest']),
});
export type BroadcastOrder = z.infer<typeof BroadcastOrder>;
