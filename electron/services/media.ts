import { stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import { MasqueError } from '../../renderer/core/errors.ts';
import type { MediaSource } from '../../renderer/core/host.ts';
import type { MediaKind } from '../rpc/services.ts';
import { writeWhole } from './atomic-write.ts';
import type { OpenedFiles } from './files.ts';
import type { AppFolders } from './folders.ts';

const AVATARS = ['glb', 'vrm', 'gltf', 'json'];
const PICTURES = ['png', 'jpg', 'jpeg', 'webp', 'avif', 'gif', 'bmp'];

const CHOICES: Readonly<Record<MediaKind, { readonly name: string; readonly extensions: string[] }>> = {
  video: {
    name: 'Videos and pictures',
    extensions: 'mp4 webm mov mkv m4v ogv ts avi wmv mpg mjpeg png jpg jpeg webp avif gif bmp'.split(' '),
  },
  sound: { name: 'Sounds', extensions: ['wav', 'mp3', 'm4a', 'flac', 'ogg', 'opus', 'webm', 'mp4'] },
  avatar: { name: 'Avatars', extensions: AVATARS },
  picture: { name: 'Pictures', extensions: PICTURES },
  take: { name: 'Takes and ARKit recordings', extensions: ['take', 'csv'] },
  'avatar-or-picture': { name: 'Avatars and photos', extensions: [...AVATARS, ...PICTURES] },
};

const DEMO_NAMES = ['performer.webm', 'performer.mp4'];

/** The built-in performer's video, or null when it has not been made. */
export const demoFile = async (folders: AppFolders): Promise<string | null> => {
  for (const name of DEMO_NAMES) {
    const file = join(folders.demo, name);
    if ((await stat(file).catch(() => null))?.isFile()) return file;
  }
  return null;
};

export const createMedia = (folders: AppFolders, opened: OpenedFiles, window: () => BrowserWindow) => ({
  open: (path: string): Promise<MediaSource> => opened.open(path),
  async demo(): Promise<MediaSource> {
    const file = await demoFile(folders);
    if (file !== null) return opened.open(file);
    throw new MasqueError(
      'missing-part',
      `The demo performer is not in ${folders.demo}.`,
      'Run npm run setup, or choose a video file.',
    );
  },
  async choose(kind: MediaKind): Promise<MediaSource | null> {
    const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
      properties: ['openFile'],
      filters: [CHOICES[kind], { name: 'All files', extensions: ['*'] }],
    });
    const [path] = filePaths;
    return canceled || path === undefined ? null : opened.open(path);
  },
});

/** Asks the person where a file is to be written, and writes it. Null when they changed their mind. */
export const createSaveFile =
  (window: () => BrowserWindow) =>
  async (name: string, bytes: Uint8Array): Promise<string | null> => {
    const extension = extname(name).slice(1);
    const { canceled, filePath } = await dialog.showSaveDialog(window(), {
      defaultPath: name,
      filters: extension === '' ? [] : [{ name: `${extension.toUpperCase()} file`, extensions: [extension] }],
    });
    // Electron 25 says undefined, Electron 45 an empty string.
    if (canceled || !filePath) return null;
    await writeWhole(filePath, bytes);
    return filePath;
  };
