import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, tail } from './run-command.mjs';
import { SetupError } from './setup-error.mjs';
import { fingerprint, forget, makeOnce } from './stamp.mjs';

/** What the bundles are made of. */
const APP_INPUTS = [
  'electron',
  'renderer',
  'native-models',
  'assets/face-shapes',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
];

/** What proves that the bundles lie there. */
const APP_OUTPUTS = [
  'out/main/main.cjs',
  'out/main/virtual-camera-process.cjs',
  'out/main/native-models-process.cjs',
  'out/main/avatar-check-worker.cjs',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
];

/** @param {string} root */
const absentOutput = (root) => APP_OUTPUTS.find((file) => !existsSync(join(root, file)));

/**
 * Bundles main, preload and page into `out/`, when a source changed since the last time.
 * @param {{ root: string, log: import('./progress.mjs').StepLog }} options
 * @returns {Promise<boolean>} whether there was something to do
 */
export const buildApp = async ({ root, log }) => {
  if (absentOutput(root)) forget(root, 'app');
  return makeOnce(root, 'app', fingerprint(root, APP_INPUTS), () =>
    log.during('Building the app', async () => {
      const program = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
      const { code, output } = await runCommand(process.execPath, [program, 'build'], { cwd: root });
      const absent = absentOutput(root);
      if (code !== 0 || absent) {
        throw new SetupError(
          'failed',
          `electron-vite build ended with ${code}${absent ? ` and made no ${absent}` : ''}:\n${tail(output, 25)}`,
          'Mend the source that is named above, or go back to the last commit that builds.',
        );
      }
    }),
  );
};
