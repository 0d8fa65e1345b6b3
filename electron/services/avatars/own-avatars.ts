import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MasqueError } from '../../../renderer/core/errors.ts';
import type { AvatarEntry } from '../../../renderer/core/host.ts';
import type { AvatarRecipe } from '../../../renderer/core/recipe/avatar-recipe.ts';
import { writeWhole } from '../atomic-write.ts';
import { removeFiles } from '../remove-files.ts';
import { freeId } from './avatar-id.ts';
import { type OwnAvatar, readOwnFolder, takenIds } from './own-folder.ts';
import { pictureEnding } from './picture.ts';
import { readRecipe, recipeText } from './recipe-file.ts';

const LONGEST_NAME = 40;

/** A person's own name for an avatar. */
const checkedName = (name: string): string => {
  const trimmed = name.trim();
  if (trimmed !== '' && trimmed.length <= LONGEST_NAME) return trimmed;
  throw new MasqueError(
    'bad-option',
    `An avatar cannot be called “${trimmed}”.`,
    `Give it a name of 1 to ${LONGEST_NAME} characters.`,
  );
};

export interface OwnAvatarsPlan {
  readonly folder: string;
  /** Ids that are not to be had: those of the samples. */
  reserved(): Promise<readonly string[]>;
  /** Puts a file into the system's bin; rejects where there is none. */
  bin(path: string): Promise<void>;
  now?(): Date;
}

/** The avatars that a person made or brought. Changes are done one after the other, each file whole or not at all. */
export const createOwnAvatars = ({ folder, reserved, bin, now = () => new Date() }: OwnAvatarsPlan) => {
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const done = queue.then(work);
    queue = done.catch(() => undefined);
    return done;
  };

  const find = async (id: string): Promise<OwnAvatar | null> =>
    (await readOwnFolder(folder)).find(({ entry }) => entry.id === id) ?? null;
  const demand = async (id: string): Promise<OwnAvatar> => {
    const found = await find(id);
    if (found) return found;
    throw new MasqueError(
      'not-found',
      `You have no avatar of your own “${id}”.`,
      'Choose one of your own; a copy of a sample is one.',
    );
  };
  const newId = async (name: string): Promise<string> =>
    freeId(name, new Set([...(await reserved()), ...(await takenIds(folder))]));

  const writePicture = async (id: string, picture: Uint8Array): Promise<void> => {
    const ending = pictureEnding(picture);
    await writeWhole(join(folder, `${id}.${ending}`), picture);
    await rm(join(folder, `${id}.${ending === 'webp' ? 'png' : 'webp'}`), { force: true });
  };
  const writeRecipe = async (id: string, recipe: AvatarRecipe, picture?: Uint8Array): Promise<void> => {
    // Looked at first: a picture that is none leaves everything as it was.
    if (picture) pictureEnding(picture);
    await writeWhole(join(folder, `${id}.json`), recipeText({ ...recipe, id }));
    if (picture) await writePicture(id, picture);
  };

  return {
    list: async (): Promise<AvatarEntry[]> => (await readOwnFolder(folder)).map(({ entry }) => entry),
    find: async (id: string): Promise<AvatarEntry | null> => (await find(id))?.entry ?? null,
    /** Over the own recipe of this id, or as a new avatar. */
    save: (recipe: AvatarRecipe, as: 'new' | 'same', picture?: Uint8Array): Promise<AvatarEntry> =>
      inTurn(async () => {
        const before = as === 'same' ? await find(recipe.id) : null;
        const id = before?.entry.format === 'recipe' ? recipe.id : await newId(recipe.name);
        await writeRecipe(id, recipe, picture);
        return (await demand(id)).entry;
      }),
    /** Keeps a copy of a model's file, under the file's own name. */
    addModel: (path: string, format: AvatarEntry['format'], fileName: string): Promise<AvatarEntry> =>
      inTurn(async () => {
        const name = fileName.trim().slice(0, LONGEST_NAME).trim();
        const id = await newId(name);
        await writeWhole(join(folder, `${id}.name`), `${name}\n`);
        await writeWhole(join(folder, `${id}.${format}`), await readFile(path));
        return (await demand(id)).entry;
      }),
    setPicture: (id: string, picture: Uint8Array): Promise<void> =>
      inTurn(async () => {
        await demand(id);
        await writePicture(id, picture);
      }),
    rename: (id: string, wanted: string): Promise<AvatarEntry> =>
      inTurn(async () => {
        const name = checkedName(wanted);
        const { entry, files } = await demand(id);
        if (entry.format === 'recipe') await writeRecipe(id, { ...(await readRecipe(files[0])), name });
        else await writeWhole(join(folder, `${id}.name`), `${name}\n`);
        return (await demand(id)).entry;
      }),
    remove: (id: string): Promise<{ where: string }> =>
      inTurn(async () => {
        const { files } = await demand(id);
        return removeFiles(files, { folder, bin, now });
      }),
  };
};
export type OwnAvatarsService = ReturnType<typeof createOwnAvatars>;
