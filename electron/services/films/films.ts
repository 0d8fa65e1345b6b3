import { type BrowserWindow, dialog, shell } from 'electron';
import type { FilmOrder, FilmProgress } from '../../../renderer/core/film.ts';
import type { HostServices } from '../../rpc/services.ts';
import { createFilmParts } from './film-parts.ts';
import { createFilmQueue, type FilmQueuePlan } from './film-queue.ts';

const EXTENSIONS = { mp4: 'mp4', webm: 'webm' } as const;

const createChoosePath =
  (window: () => BrowserWindow): HostServices['films']['choosePath'] =>
  async (name, format) => {
    // A sequence of pictures gets a folder of that name.
    const extension = format === 'png' ? null : EXTENSIONS[format];
    const { canceled, filePath } = await dialog.showSaveDialog(window(), {
      defaultPath: extension === null ? name : `${name}.${extension}`,
      filters:
        extension === null ? [] : [{ name: `${extension.toUpperCase()} video`, extensions: [extension] }],
    });
    return canceled || !filePath ? null : filePath;
  };

export interface FilmsPlan {
  readonly userData: string;
  /** What makes the sound of the window's own films AAC. */
  readonly ffmpeg: string | null;
  window(): BrowserWindow;
  /** What the window's own page has to say, when filming is its verb. */
  tell(progress: FilmProgress): void;
  film(order: FilmOrder, tell: (progress: FilmProgress) => void): ReturnType<FilmQueuePlan['film']>;
}

/** The films that the window's own page makes, and the queue of those that hidden windows make. */
export const createFilms = ({ userData, ffmpeg, window, tell, film }: FilmsPlan) => {
  const queue = createFilmQueue({ folder: userData, now: () => new Date(), film });
  return {
    parts: createFilmParts(ffmpeg),
    tell,
    choosePath: createChoosePath(window),
    queue: {
      ...queue,
      reveal: (id: string) => shell.showItemInFolder(queue.find(id).order.path),
    },
    quit: queue.quit,
  };
};
