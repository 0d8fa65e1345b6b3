import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import type { Command } from './cli.ts';

/**
 * Chooses where settings live, before Electron is ready. The app itself runs once for each folder: false means another
 * one has it and has been asked to come forward. A run without a window keeps nothing, so several can run at once.
 */
export const claimUserData = ({ launch, userData }: Extract<Command, { kind: 'run' }>): boolean => {
  if (userData !== undefined) {
    mkdirSync(userData, { recursive: true });
    app.setPath('userData', userData);
  } else if (launch.headless) {
    const folder = mkdtempSync(join(tmpdir(), 'masque-'));
    app.setPath('userData', folder);
    process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  }
  return launch.headless || app.requestSingleInstanceLock();
};
