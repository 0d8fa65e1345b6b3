import type { FilmOrder, FilmProgress } from '../renderer/core/film.ts';
import type { LaunchOptions, RunReport } from '../renderer/core/host.ts';
import { tellPageErrors } from './page-errors.ts';
import { acceptPorts, answerHostCalls } from './rpc/connect.ts';
import type { HostServices } from './rpc/services.ts';
import { createFilmParts } from './services/films/film-parts.ts';
import type { Filming } from './services/films/film-queue.ts';
import { openNativeModels } from './services/native-models/models-process.ts';
import { createWindow, loadPage } from './windows.ts';

/** How long a film may say nothing at all: a picture of the finest look takes a second or two without a graphics card. */
const SILENCE_SECONDS = 120;

const LAUNCH: LaunchOptions = { verb: 'render', headless: true, wantsStats: false, wantsScreenshot: false };

const failed = (message: string): FilmProgress => ({
  kind: 'failed',
  message,
  cure: 'Try again: it goes on where it stopped.',
});

export interface FilmWindowPlan {
  readonly root: string;
  readonly preload: string;
  readonly userData: string;
  /** What every page of the app is answered from; launch, run and films are the film's own. */
  readonly services: HostServices;
}

/** Makes one film in a hidden window of its own, so that a crash there loses a film's second and not the app. */
export const filmInWindow = (
  { root, preload, userData, services }: FilmWindowPlan,
  order: FilmOrder,
  tell: (progress: FilmProgress) => void,
): Filming => {
  const window = createWindow({ visible: false, preload, userData });
  const parts = createFilmParts();
  const nativeModels = openNativeModels(root);
  let last: FilmProgress = { kind: 'waiting' };
  let silence: NodeJS.Timeout | undefined;
  let end: (progress: FilmProgress) => void = () => {};
  const ended = new Promise<FilmProgress>((resolve) => {
    let over = false;
    end = (progress) => {
      if (over) return;
      over = true;
      clearTimeout(silence);
      nativeModels.quit();
      if (!window.isDestroyed()) window.destroy();
      void parts.close(progress.kind === 'failed').then(() => resolve(progress));
    };
  });
  const listen = (): void => {
    clearTimeout(silence);
    silence = setTimeout(
      () => end(failed(`The film has not moved on for ${SILENCE_SECONDS} s.`)),
      SILENCE_SECONDS * 1000,
    );
  };
  const finish = async ({ problem }: RunReport): Promise<void> => {
    if (problem !== undefined) end({ kind: 'failed', ...problem });
    else end(last.kind === 'done' ? last : failed('The film ended before it was whole.'));
  };
  answerHostCalls(window, {
    ...services,
    launch: { ...LAUNCH, films: [order] },
    films: {
      ...services.films,
      parts,
      tell(progress) {
        last = progress;
        listen();
        tell(progress);
      },
    },
    run: { emit: async () => {}, progress: listen, keep: () => {}, finish },
  });
  acceptPorts(window, 'models:connect', (port) => nativeModels.connect(port));
  tellPageErrors(window.webContents);
  window.webContents.on('render-process-gone', (_event, { reason }) =>
    end(failed(`The process that filmed has ended (${reason}).`)),
  );
  listen();
  loadPage(window).catch((error: unknown) => end(failed(`The page did not load: ${String(error)}.`)));
  return { ended, cancel: () => end({ kind: 'cancelled' }) };
};
