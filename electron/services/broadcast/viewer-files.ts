import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { MasqueError } from '../../../renderer/core/errors.ts';
import { contentType } from '../../protocol/content-types.ts';

export interface ServedFile {
  readonly type: string;
  readonly bytes: Buffer;
}

/** The viewer's page and what belongs to it, read once: what is not among them cannot be asked for. */
export const readViewerFiles = async (folder: string): Promise<ReadonlyMap<string, ServedFile>> => {
  const files = new Map<string, ServedFile>();
  const read = async (inner: string): Promise<void> => {
    for (const entry of await readdir(inner, { withFileTypes: true })) {
      const path = join(inner, entry.name);
      if (entry.isDirectory()) await read(path);
      else {
        const name = relative(folder, path).split(sep).join('/');
        files.set(name, { type: contentType(path), bytes: await readFile(path) });
      }
    }
  };
  await read(folder).catch((cause: unknown) => {
    throw new MasqueError('missing-part', `The viewer’s page is missing: ${folder}.`, 'Run npm run setup.', {
      cause,
    });
  });
  const page = files.get('index.html');
  if (page !== undefined) files.set('', page);
  return files;
};
