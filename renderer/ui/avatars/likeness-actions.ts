import { type Arrival, freeName } from '../../state/avatars-store.ts';
import { problemOf } from '../../state/problem.ts';
import type { AppParts } from '../app-context.tsx';
import { addAvatarFile, keepNew } from './avatar-actions.ts';

const PHOTO = /\.(?:jpe?g|png|webp|avif|gif|bmp)$/i;

/**
 * Makes somebody of a photo, or with null of whoever looks into the camera: a new avatar of one's own, open in the
 * editor. Meanwhile, and when it fails, a card says so.
 */
export const makeLikeness = async (parts: AppParts, photo: string | null): Promise<void> => {
  const { session, avatars, editor, shell } = parts;
  const { arrive, failToArrive, endArrival, say } = avatars.getState();
  const key = photo ?? '';
  arrive(key, photo === null ? 'camera' : 'photo');
  try {
    const seen = await (photo === null ? session.recipeFromCamera() : session.recipeFromPhoto(photo));
    const recipe = { ...seen, name: freeName(avatars.getState().entries, seen.name) };
    const entry = await keepNew(parts, recipe);
    endArrival(key);
    // Whoever has gone on to something else meanwhile is not dragged away from it.
    const waits = shell.getState().section === 'avatars' && editor.getState().entry === null;
    if (waits) editor.getState().open(entry, { ...recipe, id: entry.id }, { guessed: true });
    else say(`${entry.name} is one of your avatars now.`);
  } catch (cause) {
    failToArrive(key, problemOf(cause));
  }
};

/** A file from anywhere: a picture becomes somebody's likeness, anything else should be an avatar. */
export const bringAvatar = (parts: AppParts, path: string): Promise<void> =>
  PHOTO.test(path) ? makeLikeness(parts, path) : addAvatarFile(parts, path);

export const tryArrivalAgain = (parts: AppParts, { kind, path }: Arrival): Promise<void> =>
  kind === 'file' ? addAvatarFile(parts, path) : makeLikeness(parts, kind === 'camera' ? null : path);
