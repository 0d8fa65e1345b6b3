import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';

export interface Removal {
  /** Where what is removed goes when the system has no bin. */
  readonly folder: string;
  /** Puts a file into the system's bin; rejects where there is none. */
  bin(path: string): Promise<void>;
  now(): Date;
}

/** Removes something and what lies beside it, so that it can be had back. */
export const removeFiles = async (
  files: readonly [string, ...string[]],
  { folder, bin, now }: Removal,
): Promise<{ where: string }> => {
  const [first, ...beside] = files;
  const binned = await bin(first).then(
    () => true,
    () => false,
  );
  if (binned) {
    for (const file of beside) await bin(file).catch(() => rm(file, { force: true }));
    return { where: 'bin' };
  }
  const where = join(folder, 'removed', now().toISOString().replace(/[:.]/g, '-'));
  await mkdir(where, { recursive: true });
  for (const file of files) await rename(file, join(where, basename(file)));
  return { where };
};
