import { basename, extname, join } from 'node:path';
import type { AvatarReport } from '../../../renderer/core/avatar-file/check-avatar.ts';
import { MasqueError } from '../../../renderer/core/errors.ts';
import type { AvatarEntry } from '../../../renderer/core/host.ts';
import type { AvatarRecipe } from '../../../renderer/core/recipe/avatar-recipe.ts';
import type { AvatarToSave } from '../../rpc/services.ts';
import type { OpenedFiles } from '../files.ts';
import type { AppFolders } from '../folders.ts';
import type { OwnAvatarsService } from './own-avatars.ts';
import { readRecipe } from './recipe-file.ts';
import { listSamples } from './samples.ts';

const FORMATS: Readonly<Record<string, AvatarEntry['format']>> = {
  '.glb': 'glb',
  '.vrm': 'vrm',
  '.gltf': 'gltf',
  '.json': 'recipe',
};
const FORMAT_CURE = 'Choose a .glb, .vrm or .gltf file, or a recipe.';

const formatOf = (path: string): AvatarEntry['format'] | null => FORMATS[extname(path).toLowerCase()] ?? null;

export interface AvatarsPlan {
  readonly folders: AppFolders;
  readonly opened: OpenedFiles;
  readonly own: OwnAvatarsService;
  /** Looks a person's own file through before the page sees it. */
  check(path: string): Promise<AvatarReport>;
}

/** Everyone who can be worn: a person's own, the samples, and any file. */
export const createAvatars = ({ folders, opened, own, check }: AvatarsPlan) => {
  const list = async (): Promise<AvatarEntry[]> => [...(await own.list()), ...(await listSamples(folders))];

  /** A model's file that was looked through, or a recipe's that can be sculpted. */
  const checkedEntry = async (path: string): Promise<AvatarEntry & { path: string }> => {
    const format = formatOf(path);
    if (format === null)
      throw new MasqueError('unsupported', `${path} is not a .glb, .vrm, .gltf or .json file.`, FORMAT_CURE);
    const { path: file, address, name } = await opened.open(path);
    const common = { id: file, origin: 'file', format, address, path: file } as const;
    if (format === 'recipe')
      return { ...common, name: (await readRecipe(file)).name, recipeAddress: address };
    const { ok, reason, cure } = await check(file);
    if (!ok) throw new MasqueError('unreadable', `The avatar "${name}" cannot be opened: ${reason}`, cure);
    return { ...common, name: basename(name, extname(name)) };
  };

  const open = async (idOrPath: string): Promise<AvatarEntry> => {
    const entries = await list();
    const entry = entries.find(({ id }) => id === idOrPath);
    if (entry) return entry;
    if (formatOf(idOrPath) !== null || /[/\\]/.test(idOrPath)) return checkedEntry(idOrPath);
    const known = entries.map(({ id }) => id).join(', ');
    throw entries.length === 0
      ? new MasqueError('missing-part', 'No avatar has been made yet.', 'Run npm run setup.')
      : new MasqueError(
          'not-found',
          `There is no avatar ${idOrPath}.`,
          `Choose one of ${known}, or a .glb, .vrm or .gltf file.`,
        );
  };

  return {
    list,
    open,
    async recipe(idOrPath: string): Promise<AvatarRecipe> {
      const { id, name, origin, path, recipeAddress } = await open(idOrPath);
      if (recipeAddress === undefined)
        throw new MasqueError(
          'unsupported',
          `The avatar “${name}” was not made here, so it has no recipe.`,
          'Edit a copy of a sample, or start from words.',
        );
      return readRecipe(
        origin === 'sample' || path === undefined ? join(folders.recipes, `${id}.json`) : path,
      );
    },
    save: ({ recipe, as, picture }: AvatarToSave): Promise<AvatarEntry> => own.save(recipe, as, picture),
    async add(path: string): Promise<AvatarEntry> {
      const entry = await checkedEntry(path);
      return entry.format === 'recipe'
        ? own.save(await readRecipe(entry.path), 'new')
        : own.addModel(entry.path, entry.format, entry.name);
    },
    setPicture: own.setPicture,
    rename: own.rename,
    remove: own.remove,
  };
};
