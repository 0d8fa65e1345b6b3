import { z } from 'zod';
import { EXECUTION_PROVIDERS } from '../../../renderer/core/native-models.ts';

/** What the native-models process is told at its start, as its one argument. */
export const ModelsOrder = z.object({
  /** The folder that holds `assets/`: a checkout, or the package. */
  root: z.string(),
  /** A person's own folder of models. */
  ownFolder: z.string().optional(),
  /** Tried before the others. */
  provider: z.enum(EXECUTION_PROVIDERS).optional(),
});
export type ModelsOrder = z.infer<typeof ModelsOrder>;
