import { app, type BrowserWindow, dialog } from 'electron';
import type { LaunchOptions } from '../renderer/core/host.ts';
import { onFault } from './faults.ts';
import { tellPageErrors } from './page-errors.ts';
import type { Run } from './run.ts';

const CRASHES_WITHIN_MILLISECONDS = 60_000;

export interface Survivors {
  readonly window: BrowserWindow;
  readonly run: Run;
  readonly launch: LaunchOptions;
  /** Says something to the person once the page is back. */
  tell(notice: string): void;
}

const CURE = 'Run masque doctor, or start with --quality light.';

/**
 * What happens when the page breaks or the app is told to go. A person's window comes back once by itself; a job has
 * nobody to come back for and ends with words.
 */
export const survive = ({ window, run, launch, tell }: Survivors): void => {
  const isJob = launch.headless || launch.seconds !== undefined;
  let lastCrash = Number.NEGATIVE_INFINITY;

  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const message = `The window’s process ended (${reason}, ${exitCode}).`;
    console.error(message);
    if (isJob) {
      void run.fail(message, CURE);
      return;
    }
    const again = Date.now() - lastCrash < CRASHES_WITHIN_MILLISECONDS;
    lastCrash = Date.now();
    if (again) {
      dialog.showErrorBox('Masque has to close', `${message} It happened twice within a minute.\n\n${CURE}`);
      void run.interrupt(1);
      return;
    }
    tell('Masque broke down for a moment and has started again. Your settings are as they were.');
    window.reload();
  });

  tellPageErrors(window.webContents);
  window.webContents.on('did-fail-load', (_event, code, description, address, isMainFrame) => {
    const ABORTED = -3;
    if (!isMainFrame || code === ABORTED) return;
    void run.fail(
      `The page ${address} did not load (${description || code}).`,
      'Run npm run setup, then try again.',
    );
  });

  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });
  // Only a person, or the page for them, closes; the app's own end takes the window away without asking.
  window.once('close', () => window.once('closed', () => void run.closed()));
  onFault(() => {
    if (isJob) void run.fail('Masque broke down.', CURE);
  });
  for (const [signal, status] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.on(signal, () => void run.interrupt(status));
  }
};
