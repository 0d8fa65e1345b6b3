import { randomUUID } from 'node:crypto';
import { access, constants, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { MasqueError } from '../../renderer/core/errors.ts';
import type { MediaSource } from '../../renderer/core/host.ts';

const CODE_WORDS: Readonly<Record<string, string>> = {
  EACCES: 'you have no permission to read it',
  EPERM: 'you have no permission to read it',
  EMFILE: 'too many files are open',
  ELOOP: 'its links go in a circle',
  ENAMETOOLONG: 'its name is too long',
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Resolves a file that can be read and holds something; otherwise says which file, what is wrong and what to do. */
export const checkedFile = async (path: string): Promise<{ path: string; bytes: number }> => {
  const file = resolve(path);
  const found = await stat(file).catch((error: unknown) => {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new MasqueError('not-found', `There is no file ${file}.`, 'Check the name and the folder.');
    }
    const why = CODE_WORDS[code] ?? (error instanceof Error ? error.message : 'the reason is unknown');
    throw new MasqueError('unreadable', `Cannot open ${file}: ${why}.`, 'Check its permissions, or copy it.');
  });
  if (found.isDirectory()) {
    throw new MasqueError('unsupported', `${file} is a folder.`, 'Choose a file inside it.');
  }
  if (!found.isFile()) {
    throw new MasqueError(
      'unsupported',
      `${file} is not a plain file.`,
      'Choose a video, sound or avatar file.',
    );
  }
  if (found.size === 0) {
    throw new MasqueError('unreadable', `${file} is empty (0 bytes).`, 'Copy or record the file again.');
  }
  await access(file, constants.R_OK).catch((error: unknown) => {
    const why = CODE_WORDS[codeOf(error)] ?? 'it is not readable';
    throw new MasqueError(
      'unreadable',
      `Cannot read ${file}: ${why}.`,
      'Change its permissions, or copy it.',
    );
  });
  return { path: file, bytes: found.size };
};

/** The files that the page may read: each has an address that nobody can guess, and only for this run. */
export interface OpenedFiles {
  /** Checks the file and gives it an address. The same file keeps its address. */
  open(path: string): Promise<MediaSource>;
  /** The file behind a token, or null. */
  path(token: string): string | null;
}

export const createOpenedFiles = (): OpenedFiles => {
  const pathByToken = new Map<string, string>();
  const tokenByPath = new Map<string, string>();
  return {
    async open(path) {
      const file = await checkedFile(path);
      const token = tokenByPath.get(file.path) ?? randomUUID();
      pathByToken.set(token, file.path);
      tokenByPath.set(file.path, token);
      const name = basename(file.path);
      return {
        name,
        path: file.path,
        address: `/media/${token}/${encodeURIComponent(name)}`,
        bytes: file.bytes,
      };
    },
    path: (token) => pathByToken.get(token) ?? null,
  };
};
