import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { MasqueError } from '../renderer/core/errors.ts';
import type { ModelEntry } from './manifest.ts';

/** Where models lie on this machine. */
export interface ModelFolders {
  /** The folder that holds `assets/`. */
  readonly root: string;
  /** `MASQUE_MODELS`: a person's own folder of models. */
  readonly ownFolder?: string | undefined;
}

/** Where a model may lie, best first. A person's own folder of models wins over the app's. */
export const modelPlaces = (
  pinned: { readonly file: string },
  { root, ownFolder }: ModelFolders,
): readonly string[] => {
  const name = basename(pinned.file);
  const own = ownFolder ? [join(ownFolder, name)] : [];
  return [...own, join(root, pinned.file), join(root, '..', 'shared', 'models', name)];
};

const readIfThere = async (file: string): Promise<Buffer | null> => {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new MasqueError(
      'unreadable',
      `The model ${file} cannot be read (${String(code ?? error)}).`,
      'Check that it is a file and that you may read it.',
    );
  }
};

/**
 * A model's bytes. Read here and not by the runtime: it cannot look into a package's archive, and what was checked is
 * then what runs.
 */
export const loadModel = async (entry: ModelEntry, folders: ModelFolders): Promise<Uint8Array> => {
  const places = modelPlaces(entry, folders);
  for (const file of places) {
    const bytes = await readIfThere(file);
    if (bytes === null) continue;
    const found = createHash('sha256').update(bytes).digest('hex');
    if (found === entry.sha256) return bytes;
    throw new MasqueError(
      'wrong-sum',
      `${file} is damaged or another version: its SHA-256 should be ${entry.sha256} and is ${found}.`,
      'Run npm run setup, or install Masque again.',
    );
  }
  throw new MasqueError(
    'missing-part',
    `The model ${entry.id} was not found; looked for ${places.join(', ')}.`,
    'Run npm run setup, or install Masque again.',
  );
};
