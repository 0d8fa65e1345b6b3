import { z } from 'zod';

/** What the main process tells the broadcast process at its start. */
export const BroadcastOrder = z.object({
  /** Holds `out/`: a checkout, or the package. */
  root: z.string(),
  /** Where a package keeps the programs that it runs; null in a checkout. */
  resources: z.string().nullable(),
  /** Where this person's files are kept. */
  userData: z.string(),
  /** Which way the pictures go: out to other screens, or in from somebody's camera. A process for each. */
  direction: z.enum(['broadcast', 'reception']),
});
export type BroadcastOrder = z.infer<typeof BroadcastOrder>;
