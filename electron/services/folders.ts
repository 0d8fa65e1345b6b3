import { join } from 'node:path';
import type { ServedFolders } from '../protocol/served-path.ts';
import { OWN_PREFIX } from './avatars/own-folder.ts';

/** Where the app's own parts lie, from the folder that holds `out/` and `assets/` (a checkout, or the package). */
export interface AppFolders {
  readonly root: string;
  readonly page: string;
  readonly models: string;
  readonly avatars: string;
  readonly recipes: string;
  readonly faceShapes: string;
  readonly demo: string;
}

export const appFolders = (root: string): AppFolders => ({
  root,
  page: join(root, 'out', 'renderer'),
  models: join(root, 'assets', 'models'),
  avatars: join(root, 'out', 'avatars'),
  recipes: join(root, 'assets', 'avatars'),
  faceShapes: join(root, 'assets', 'face-shapes'),
  demo: join(root, 'assets', 'demo'),
});

/** Where a person's own avatars are kept. */
export const ownAvatarsFolder = (userData: string): string => join(userData, 'avatars');

/** Where a person's scripts are kept. */
export const scriptsFolder = (userData: string): string => join(userData, 'scripts');
/** Where a person's takes are kept. */
export const takesFolder = (userData: string): string => join(userData, 'takes');

export const servedFolders = (folders: AppFolders, userData: string): ServedFolders => ({
  page: folders.page,
  byPrefix: {
    models: folders.models,
    avatars: folders.avatars,
    recipes: folders.recipes,
    'face-shapes': folders.faceShapes,
    [OWN_PREFIX]: ownAvatarsFolder(userData),
  },
});
