import { z } from 'zod';

/** What the main process tells the broadcast process at its start. */
export const BroadcastOrder = z.object({
  /** Holds `out/`: a checkout, or the package. */
  root: z.string(),
  /** Where a package keeps the programs that it runs; null in a checkout. */
  resources: z.string().nullable(),
});
export type BroadcastOrder = z.infer<typeof BroadcastOrder>;
