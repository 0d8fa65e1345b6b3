import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { MasqueError } from '../../renderer/core/errors.ts';

const syncFolder = async (folder: string): Promise<void> => {
  // Windows cannot open a folder; its rename is journalled by the file system itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const write = async (file: string, bytes: string | Uint8Array, mode: number): Promise<void> => {
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    await mkdir(dirname(file), { recursive: true });
    const handle = await open(temporary, 'wx', mode);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
    await syncFolder(dirname(file));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    const why = error instanceof Error ? error.message : String(error);
    throw new MasqueError(
      'failed',
      `Cannot write ${file}: ${why}.`,
      'Choose another folder, or free some space and check the permissions.',
      { cause: error },
    );
  }
};

/** Writes a whole file so that a crash or a full disk leaves either the old one or the new one, never half of one. */
export const writeWhole = (file: string, bytes: string | Uint8Array): Promise<void> =>
  write(file, bytes, 0o666);

/** The same, of what nobody but this person may read. */
export const writeSecret = (file: string, text: string): Promise<void> => write(file, text, 0o600);
