import { describeAvatar } from '../../core/describe/describe-avatar.ts';
import type { AvatarEntry } from '../../core/host.ts';
import type { AvatarRecipe } from '../../core/recipe/avatar-recipe.ts';
import { freeName } from '../../state/avatars-store.ts';
import { problemOf } from '../../state/problem.ts';
import type { AppParts } from '../app-context.tsx';

/** What can be done with an avatar, for the gallery's cards and its panel alike. Whatever fails is thrown. */

/** Asks the host anew who there is; a host that cannot tell leaves the list as it was. */
export const readAvatars = async ({
  host,
  shell,
  avatars,
}: Pick<AppParts, 'host' | 'shell' | 'avatars'>): Promise<void> => {
  try {
    avatars.getState().setEntries(await host.avatars.list());
  } catch (cause) {
    shell.getState().notify(problemOf(cause));
  }
};

export const hasRecipe = (entry: AvatarEntry): boolean => entry.recipeAddress !== undefined;

export const wearAvatar = ({ settings, avatars }: AppParts, entry: AvatarEntry): void => {
  settings.getState().change({ avatar: entry.id });
  avatars.getState().say(`${entry.name} is in use.`);
};

export const editAvatar = async ({ host, editor, shell }: AppParts, entry: AvatarEntry): Promise<void> => {
  const recipe = await host.avatars.recipe({ id: entry.id });
  shell.getState().setOverlay(false);
  editor.getState().open(entry, recipe);
};

/** A new avatar of one's own, which the gallery shows from now on. */
export const keepNew = async (
  parts: AppParts,
  recipe: AvatarRecipe,
  picture?: Uint8Array<ArrayBuffer>,
): Promise<AvatarEntry> => {
  const entry = await parts.host.avatars.save({ recipe, as: 'new', ...(picture && { picture }) });
  await readAvatars(parts);
  parts.avatars.getState().select(entry.id);
  return entry;
};

/** Understands what it can, and opens the editor on it, which says what it could not. False when it understood nothing. */
export const createFromWords = async (parts: AppParts, words: string): Promise<boolean> => {
  const { recipe, understood, unknown } = describeAvatar(words);
  if (understood.length === 0) return false;
  const name = freeName(parts.avatars.getState().entries, recipe.name);
  const entry = await keepNew(parts, { ...recipe, name });
  parts.editor.getState().open(entry, { ...recipe, name, id: entry.id }, { notUnderstood: unknown });
  return true;
};

/** The thumbnail that the host keeps; undefined where it keeps none. */
const pictureOf = async ({ picture }: AvatarEntry): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  if (!picture?.startsWith('/')) return undefined;
  const answer = await fetch(picture);
  return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
};

export const duplicateAvatar = async (parts: AppParts, entry: AvatarEntry): Promise<void> => {
  const recipe = await parts.host.avatars.recipe({ id: entry.id });
  const name = freeName(parts.avatars.getState().entries, entry.name);
  await keepNew(parts, { ...recipe, name }, await pictureOf(entry));
  parts.avatars.getState().say(`${name} is a copy of ${entry.name}.`);
};

export type ExportFormat = 'glb' | 'vrm' | 'recipe';

/** Asks where to, and writes the file there. */
export const exportAvatar = async (
  { host, session, avatars }: AppParts,
  entry: AvatarEntry,
  format: ExportFormat,
): Promise<void> => {
  const recipe = await host.avatars.recipe({ id: entry.id });
  const isRecipe = format === 'recipe';
  const bytes = isRecipe
    ? new TextEncoder().encode(`${JSON.stringify(recipe, null, 2)}\n`)
    : await session.exportAvatar(recipe, format, 'high');
  const path = await host.files.save({ name: `${entry.name}.${isRecipe ? 'json' : format}`, bytes });
  if (path !== null) avatars.getState().say(`${entry.name} is in ${path}.`);
};

export const removeAvatar = async (parts: AppParts, entry: AvatarEntry): Promise<void> => {
  const { host, settings, avatars } = parts;
  const { where } = await host.avatars.remove({ id: entry.id });
  const sample = avatars.getState().entries.find(({ origin }) => origin === 'sample');
  if (settings.getState().settings.avatar === entry.id && sample) {
    settings.getState().change({ avatar: sample.id });
  }
  avatars.getState().select(null);
  avatars.getState().say(`${entry.name} is in ${where === 'bin' ? 'your system’s bin' : where}.`);
  await readAvatars(parts);
};

/** Looks a file through and keeps a copy among one's own. Meanwhile, and when it fails, a card says so. */
export const addAvatarFile = async (parts: AppParts, path: string): Promise<void> => {
  const { arrive, failToArrive, endArrival, select, say } = parts.avatars.getState();
  arrive(path);
  try {
    const entry = await parts.host.avatars.add({ path });
    await readAvatars(parts);
    endArrival(path);
    select(entry.id);
    say(`${entry.name} is one of your avatars now.`);
  } catch (cause) {
    failToArrive(path, problemOf(cause));
  }
};
