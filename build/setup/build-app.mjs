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
  'build/broadcast-process.vite.config.ts',
  'build/broadcast-viewer.vite.config.ts',
  'build/phone-page.vite.config.ts',
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
  'out/broadcast/broadcast-process.cjs',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
  'out/viewer/index.html',
  'out/phone/index.html',
];

/** Each with a configuration of its own: the app, the pages that other screens and phones open, the process behind them. */
const BUNDLERS = /** @type {const} */ ([
  { tool: 'electron-vite/bin/electron-vite.js', args: [] },
  { tool: 'vite/bin/vite.js', args: ['--config', 'build/broadcast-viewer.vite.config.ts'] },
  { tool: 'vite/bin/vite.js', args: ['--config', 'build/phone-page.vite.config.ts'] },
  { tool: 'vite/bin/vite.js', args: ['--config', 'build/broadcast-process.vite.config.ts'] },
]);

/** @param {string} root */
const absentOutput = (root) => APP_OUTPUTS.find((file) => !existsSync(join(root, file)));

/** @param {string} message @returns {never} */
const refuse = (message) => {
  throw new SetupError(
    'failed',
    message,
    'Mend the source that is named above, or go back to the last commit that builds.',
  );
};

/**
 * Bundles main, preload, page and viewer into `out/`, when a source changed since the last time.
 * @param {{ root: string, log: import('./progress.mjs').StepLog }} options
 * @returns {Promise<boolean>} whether there was something to do
 */
export const buildApp = async ({ root, log }) => {
  if (absentOutput(root)) forget(root, 'app');
  return makeOnce(root, 'app', fingerprint(root, APP_INPUTS), () =>
    log.during('Building the app', async () => {
      for (const { tool, args } of BUNDLERS) {
        const program = join(root, 'node_modules', tool);
        const { code, output } = await runCommand(process.execPath, [program, 'build', ...args], {
          cwd: root,
        });
        if (code !== 0) refuse(`${tool} build ended with ${code}:\n${tail(output, 25)}`);
      }
      const absent = absentOutput(root);
      if (absent) refuse(`The build made no ${absent}.`);
    }),
  );
};
