import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { MasqueError } from '../../renderer/core/errors.ts';

/** What the net does not say of itself; written by its training. */
const VisemeCard = z.object({
  /** How many hops of what follows the net hears before it answers for a hop. */
  lookAheadHops: z.number().int().min(0).max(20),
  /** Numbers that the net hands from one hop to the next. */
  stateSize: z.number().int().positive(),
  /** IPA, in the order of the net's output; the first is "sil". */
  phonemes: z.array(z.string().min(1)).min(1),
});
export type VisemeCard = z.infer<typeof VisemeCard>;

/** `root` holds `assets/`. */
export const readVisemeCard = async (root: string): Promise<VisemeCard> => {
  const file = join(root, 'assets', 'visemes', 'visemes.json');
  try {
    return VisemeCard.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw new MasqueError(
      'unreadable',
      `${file} does not describe the viseme net: ${error instanceof Error ? error.message : String(error)}`,
      'Run git checkout on it, or install Masque again.',
    );
  }
};
