import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Where electron-builder.yml takes the worker from. */
const STAGE = join('out', 'mediasoup');
const OFFICIAL = join('node_modules', 'mediasoup', 'worker', 'out', 'Release');
const LICENCE = join('node_modules', 'mediasoup', 'LICENSE');

/** @param {NodeJS.Platform} platform */
const nameOn = (platform) => (platform === 'win32' ? 'mediasoup-worker.exe' : 'mediasoup-worker');

/**
 * Lays mediasoup's worker out for a package: the official one, which runs anywhere. One that was built here (`spare`) needs
 * this system's libraries, so it goes into a package for testing alone. Without either the package cannot broadcast, and
 * the app says so.
 * @param {{ root: string, platform: NodeJS.Platform, spare: string | null }} place
 * @returns {string | null} what it took
 */
export const stageWorker = ({ root, platform, spare }) => {
  const stage = join(root, STAGE);
  rmSync(stage, { recursive: true, force: true });
  const official = join(root, OFFICIAL, nameOn(platform));
  const found = existsSync(official) ? official : spare;
  if (found === null) return null;
  mkdirSync(stage, { recursive: true });
  copyFileSync(found, join(stage, nameOn(platform)));
  copyFileSync(join(root, LICENCE), join(stage, basename(LICENCE)));
  return found;
};
