import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, tail } from './run-command.mjs';
import { SetupError } from './setup-error.mjs';
import { fingerprint, makeOnce } from './stamp.mjs';

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
const APP_OUTPUTS = ['out/main/main.cjs', 'out/preload/preload.cjs', 'out/renderer/index.html'];

/**
 * Bundles main, preload and page into `out/`, when a source changed since the last time.
 * @param {{ root: string, log: import('./progress.mjs').StepLog }} options
 * @returns {Promise<boolean>} whether there was something to do
 */
export const buildApp = async ({ root, log }) => {
  const whole = APP_OUTPUTS.every((file) => existsSync(join(root, file)));
  const inputs = `${fingerprint(root, APP_INPUTS)}${whole ? '' : ' incomplete'}`;
  return makeOnce(root, 'app', inputs, () =>
    log.during('Building the app', async () => {
      const program = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
      const { code, output } = await runCommand(process.execPath, [program, 'build'], { cwd: root });
      if (code !== 0) {
        throw new SetupError(
          'failed',
          `electron-vite build ended with ${code}:\n${tail(output, 25)}`,
          'Mend the source that is named above, or go back to the last commit that builds.',
        );
      }
    }),
  );
};
