import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { AvatarEntry } from '../../../renderer/core/host.ts';
import type { AppFolders } from '../folders.ts';
import { readRecipe } from './recipe-file.ts';

const PICTURES = ['.webp', '.png', '.jpg'];

const titled = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1);

/** The built-in ones, which were made by us. One whose recipe is lost can still be worn. */
export const listSamples = async (
  folders: Pick<AppFolders, 'avatars' | 'recipes'>,
): Promise<AvatarEntry[]> => {
  const files = await readdir(folders.avatars).catch((): string[] => []);
  const models = files.filter((file) => file.endsWith('.glb')).sort();
  return Promise.all(
    models.map(async (file) => {
      const id = basename(file, '.glb');
      const picture = PICTURES.map((extension) => `${id}${extension}`).find((name) => files.includes(name));
      const recipe = await readRecipe(join(folders.recipes, `${id}.json`)).catch(() => null);
      return {
        id,
        name: recipe?.name ?? titled(id),
        origin: 'sample' as const,
        format: 'glb' as const,
        address: `/avatars/${encodeURIComponent(file)}`,
        ...(recipe && { recipeAddress: `/recipes/${encodeURIComponent(id)}.json` }),
        ...(picture !== undefined && { picture: `/avatars/${encodeURIComponent(picture)}` }),
      };
    }),
  );
};
