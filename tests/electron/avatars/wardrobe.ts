import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createAvatars } from '../../../electron/services/avatars/avatars.ts';
import { createOwnAvatars } from '../../../electron/services/avatars/own-avatars.ts';
import { listSamples } from '../../../electron/services/avatars/samples.ts';
import { createOpenedFiles } from '../../../electron/services/files.ts';
import { appFolders } from '../../../electron/services/folders.ts';
import { checkAvatar } from '../../../renderer/core/avatar-file/check-avatar.ts';
import { parseAvatarRecipe } from '../../../renderer/core/recipe/avatar-recipe.ts';
import { avatarFile, packGlb } from '../../core/avatar-file/avatar-files.ts';

export const glb = (): Uint8Array => packGlb(avatarFile(['jawOpen']));

export const recipeOf = (id: string, name: string) =>
  parseAvatarRecipe({
    version: 2,
    id,
    name,
    skin: { colour: '#c98f6b', lipColour: '#a85f55' },
    eyes: { irisColour: '#4a6b3a' },
    brows: { colour: '#2a1c14' },
    clothes: { colour: '#365a70' },
  });

/** The service on folders of its own. The bin takes nothing unless it is told to. */
export const openWardrobe = async (root: string) => {
  const folders = appFolders(root);
  const own = join(root, 'own');
  const binned: string[] = [];
  const bin = { works: false };
  await mkdir(folders.avatars, { recursive: true });
  await mkdir(folders.recipes, { recursive: true });
  const avatars = createAvatars({
    folders,
    opened: createOpenedFiles(),
    own: createOwnAvatars({
      folder: own,
      reserved: async () => (await listSamples(folders)).map(({ id }) => id),
      async bin(path) {
        if (!bin.works) throw new Error('no bin');
        await rm(path);
        binned.push(path);
      },
      now: () => new Date('2026-03-04T05:06:07Z'),
    }),
    check: async (path) => checkAvatar(await readFile(path)).report,
  });
  const addSample = async (id: string, recipe?: string) => {
    await writeFile(join(folders.avatars, `${id}.glb`), glb());
    if (recipe !== undefined) await writeFile(join(folders.recipes, `${id}.json`), recipe);
  };
  const write = async (name: string, bytes: string | Uint8Array) => {
    await writeFile(join(root, name), bytes);
    return join(root, name);
  };
  return { folders, own, avatars, bin, binned, addSample, write };
};
