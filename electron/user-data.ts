import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import type { RunCommand } from './cli/command.ts';

const PREFIX = 'masque-run-';

const isAlive = (processId: number): boolean => {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** Chromium writes into its folder while it shuts down, after our last word, so each run clears up after the ones before. */
const sweep = (): void => {
  for (const name of readdirSync(tmpdir())) {
    const processId = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : Number.NaN;
    if (Number.isNaN(processId) || isAlive(processId)) continue;
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    } catch {
      // Another person's folder, or one that a second sweep is removing now.
    }
  }
};

/**
 * Chooses where settings live, before Electron is ready. The app itself runs once for each folder: false means another
 * one has it and has been asked to come forward. A run without a window keeps nothing, so several can run at once.
 */
export const claimUserData = ({ launch, userData }: RunCommand): boolean => {
  if (userData !== undefined) {
    mkdirSync(userData, { recursive: true });
    app.setPath('userData', userData);
  } else if (launch.headless) {
    sweep();
    app.setPath('userData', mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`)));
  }
  return launch.headless || app.requestSingleInstanceLock();
};
