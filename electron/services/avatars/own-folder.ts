import { readdir, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AvatarEntry } from '../../../renderer/core/host.ts';
import { readRecipe } from './recipe-file.ts';

/*
 * The folder of a person's own avatars:
 *   ID.json               a recipe, or ID.glb, ID.vrm, ID.gltf: a model, as it came
 *   ID.name               of a model: what the person calls it
 *   ID.webp or ID.png     its thumbnail
 *   ID.damaged-DATE.json  a recipe that could not be read
 *   removed/              what was removed where the system has no bin
 */

const AVATAR = /^([a-z][a-z0-9-]{0,31})\.(json|glb|vrm|gltf)$/;
const PICTURES = ['webp', 'png'] as const;

export interface OwnAvatar {
  readonly entry: AvatarEntry;
  /** The recipe or model, and what lies beside it. The first is the avatar. */
  readonly files: readonly [string, ...string[]];
}

/** The address that the folder is served at. */
export const OWN_PREFIX = 'own-avatars';

/** `changed` makes a picture that was taken anew another address, so that nobody shows the old one. */
const addressOf = (file: string, changed: number): string =>
  `/${OWN_PREFIX}/${encodeURIComponent(file)}?${Math.round(changed)}`;

const changedAt = async (path: string): Promise<number> => (await stat(path)).mtimeMs;

const readOne = async (
  folder: string,
  files: readonly string[],
  [file = '', id = '', ending = '']: readonly string[],
): Promise<OwnAvatar> => {
  const path = join(folder, file);
  const isRecipe = ending === 'json';
  const nameFile = `${id}.name`;
  const named = !isRecipe && files.includes(nameFile);
  const name = isRecipe
    ? (await readRecipe(path)).name
    : named
      ? (await readFile(join(folder, nameFile), 'utf8')).trim()
      : id;
  const changed = await changedAt(path);
  const picture = PICTURES.map((kind) => `${id}.${kind}`).find((one) => files.includes(one));
  const address = addressOf(file, changed);
  return {
    entry: {
      id,
      name: name === '' ? id : name,
      origin: 'mine',
      format: isRecipe ? 'recipe' : (ending as 'glb' | 'vrm' | 'gltf'),
      address,
      ...(isRecipe && { recipeAddress: address }),
      ...(picture && { picture: addressOf(picture, await changedAt(join(folder, picture))) }),
      changedAt: new Date(changed).toISOString(),
      path,
    },
    files: [path, ...(named ? [join(folder, nameFile)] : []), ...(picture ? [join(folder, picture)] : [])],
  };
};

/** Everyone in the folder who can be read, newest first. */
export const readOwnFolder = async (folder: string): Promise<OwnAvatar[]> => {
  const files = await readdir(folder).catch((): string[] => []);
  const found = await Promise.allSettled(
    files.flatMap((file) => {
      const match = AVATAR.exec(file);
      return match ? [readOne(folder, files, match)] : [];
    }),
  );
  return found
    .flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    .sort((a, b) => (b.entry.changedAt ?? '').localeCompare(a.entry.changedAt ?? ''));
};

/** Every id that a file of the folder has, readable or not. */
export const takenIds = async (folder: string): Promise<Set<string>> => {
  const files = await readdir(folder).catch((): string[] => []);
  return new Set(files.map((file) => file.split('.')[0] ?? file));
};

/** Renames recipes that cannot be read, so that nothing writes over them. Says what was found, for the person. */
export const setDamagedAside = async (folder: string, now: Date): Promise<string[]> => {
  const files = await readdir(folder).catch((): string[] => []);
  const date = now.toISOString().replace(/[:.]/g, '-');
  const notices = await Promise.all(
    files.map(async (file): Promise<string[]> => {
      const [, id, ending] = AVATAR.exec(file) ?? [];
      if (id === undefined || ending !== 'json') return [];
      try {
        await readRecipe(join(folder, file));
        return [];
      } catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        const aside = join(folder, `${id}.damaged-${date}.json`);
        const moved = await rename(join(folder, file), aside).then(
          () => `It is kept as ${aside}.`,
          () => `It stays where it is, in ${folder}.`,
        );
        return [`Your avatar “${id}” cannot be opened: ${why} ${moved}`];
      }
    }),
  );
  return notices.flat();
};
