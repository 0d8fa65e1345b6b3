import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { AvatarReport } from '../../renderer/core/avatar-file/check-avatar.ts';
import { MasqueError } from '../../renderer/core/errors.ts';
import type { AvatarEntry } from '../../renderer/core/host.ts';
import type { OpenedFiles } from './files.ts';
import type { AppFolders } from './folders.ts';

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

const FORMATS: Readonly<Record<string, AvatarEntry['format']>> = {
  '.glb': 'glb',
  '.vrm': 'vrm',
  '.gltf': 'gltf',
};
const FORMAT_CURE = 'Choose a .glb, .vrm or .gltf file.';

const formatOf = (path: string): AvatarEntry['format'] | null => FORMATS[extname(path).toLowerCase()] ?? null;

/** The built-in ones, which were made by us. */
export const listAvatars = async (folders: AppFolders): Promise<AvatarEntry[]> => {
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

/** `check` looks a person's own file through before the page sees it. */
export const createAvatars = (
  folders: AppFolders,
  opened: OpenedFiles,
  check: (path: string) => Promise<AvatarReport>,
) => {
  const list = () => listAvatars(folders);
  const openFile = async (path: string): Promise<AvatarEntry> => {
    const format = formatOf(path);
    if (format === null)
      throw new MasqueError('unsupported', `${path} is not a .glb, .vrm or .gltf file.`, FORMAT_CURE);
    const { path: file, address, name } = await opened.open(path);
    const { ok, reason, cure } = await check(file);
    if (!ok) throw new MasqueError('unreadable', `The avatar "${name}" cannot be opened: ${reason}`, cure);
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
            `Choose one of ${known}, or a .glb, .vrm or .gltf file.`,
          );
    },
  };
};
