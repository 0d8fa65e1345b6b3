import { open, readdir, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { MasqueError } from '../../renderer/core/errors.ts';
import type { AvatarEntry } from '../../renderer/core/host.ts';
import { checkedFile, type OpenedFiles } from './files.ts';
import type { AppFolders } from './folders.ts';

const MAXIMUM_BYTES = 200_000_000;
const PICTURES = ['.webp', '.png', '.jpg'];

const nameFromRecipe = async (folders: AppFolders, id: string): Promise<string> => {
  try {
    const recipe: unknown = JSON.parse(await readFile(join(folders.recipes, `${id}.json`), 'utf8'));
    if (
      typeof recipe === 'object' &&
      recipe !== null &&
      'name' in recipe &&
      typeof recipe.name === 'string'
    ) {
      return recipe.name;
    }
  } catch {
    // No recipe, or not one with a name: the id will do.
  }
  return id.charAt(0).toUpperCase() + id.slice(1);
};

/** Both formats are binary glTF: `glTF`, version 2, then the file's own length. */
const checkMagic = async (file: string): Promise<void> => {
  const handle = await open(file, 'r');
  try {
    const head = Buffer.alloc(12);
    const { bytesRead } = await handle.read(head, 0, 12, 0);
    const { size } = await handle.stat();
    if (bytesRead < 12 || head.toString('latin1', 0, 4) !== 'glTF' || head.readUInt32LE(4) !== 2) {
      throw new MasqueError(
        'unsupported',
        `${file} is not an avatar: it is not binary glTF 2.`,
        'Choose a .glb or .vrm file.',
      );
    }
    if (head.readUInt32LE(8) > size) {
      throw new MasqueError(
        'unreadable',
        `${file} is cut short: it has ${size} of ${head.readUInt32LE(8)} bytes.`,
        'Copy or download the avatar again.',
      );
    }
  } finally {
    await handle.close();
  }
};

const formatOf = (path: string): AvatarEntry['format'] | null => {
  const extension = extname(path).toLowerCase();
  return extension === '.glb' ? 'glb' : extension === '.vrm' ? 'vrm' : null;
};

export const createAvatars = (folders: AppFolders, opened: OpenedFiles) => {
  const list = async (): Promise<AvatarEntry[]> => {
    const files = await readdir(folders.avatars).catch((): string[] => []);
    const models = files.filter((file) => file.endsWith('.glb')).sort();
    return Promise.all(
      models.map(async (file) => {
        const id = basename(file, '.glb');
        const picture = PICTURES.map((extension) => `${id}${extension}`).find((name) => files.includes(name));
        return {
          id,
          name: await nameFromRecipe(folders, id),
          address: `/avatars/${encodeURIComponent(file)}`,
          format: 'glb' as const,
          ...(picture === undefined ? {} : { picture: `/avatars/${encodeURIComponent(picture)}` }),
        };
      }),
    );
  };
  const openFile = async (path: string): Promise<AvatarEntry> => {
    const format = formatOf(path);
    if (format === null) {
      throw new MasqueError(
        'unsupported',
        `${path} is not a .glb or .vrm file.`,
        'Choose a .glb or .vrm file.',
      );
    }
    const { path: file, bytes } = await checkedFile(path);
    if (bytes > MAXIMUM_BYTES) {
      const megabytes = Math.round(bytes / 1e6);
      throw new MasqueError(
        'unsupported',
        `${file} has ${megabytes} MB; an avatar may have ${MAXIMUM_BYTES / 1e6}.`,
        'Export it with smaller textures.',
      );
    }
    await checkMagic(file);
    const { address, name } = await opened.open(file);
    return { id: file, name: basename(name, extname(name)), address, format };
  };
  return {
    list,
    /** A built-in avatar by its id, else a file by its path. */
    async open(idOrPath: string): Promise<AvatarEntry> {
      const entries = await list();
      const entry = entries.find(({ id }) => id === idOrPath);
      if (entry !== undefined) return entry;
      if (formatOf(idOrPath) !== null || /[/\\]/.test(idOrPath)) return openFile(idOrPath);
      const known = entries.map(({ id }) => id).join(', ');
      throw entries.length === 0
        ? new MasqueError('missing-part', 'No avatar has been made yet.', 'Run npm run setup.')
        : new MasqueError(
            'not-found',
            `There is no avatar ${idOrPath}.`,
            `Choose one of ${known}, or a .glb or .vrm file.`,
          );
    },
  };
};
