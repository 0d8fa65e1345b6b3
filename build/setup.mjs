import { pathToFileURL } from 'node:url';
import { bakeAvatars } from './setup/bake-avatars.mjs';
import { buildApp } from './setup/build-app.mjs';
import { buildPipewire } from './setup/build-pipewire.mjs';
import { installDependencies } from './setup/dependencies.mjs';
import { describeRuntime, provideElectron } from './setup/electron-runtime.mjs';
import { provideModels } from './setup/models.mjs';
import { ROOT } from './setup/places.mjs';
import { createStepLog } from './setup/progress.mjs';
import { explain, SetupError } from './setup/setup-error.mjs';
import { withSetupLock } from './setup/setup-lock.mjs';
import { provideSystemLibraries } from './setup/system-libraries.mjs';

const MINIMUM_NODE = [20, 19];

const checkNode = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = MINIMUM_NODE;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  throw new SetupError(
    'unsupported',
    `Node ${process.versions.node} is too old: Masque needs ${MINIMUM_NODE.join('.')} or newer.`,
    'Install a newer Node from https://nodejs.org, then start again.',
  );
};

/**
 * Everything between a fresh clone and a running app, in order; each step is skipped when there is nothing to do.
 * @param {{ log?: import('./setup/progress.mjs').StepLog, insist?: boolean }} [options]
 *   `insist`: try again what was out of reach within the last day
 * @returns {Promise<import('./setup/electron-runtime.mjs').ElectronRuntime>}
 */
export const setUp = async ({ log = createStepLog(process.stdout), insist = false } = {}) => {
  checkNode();
  return withSetupLock({ root: ROOT, log }, async () => {
    const installed = await installDependencies({ root: ROOT, log });
    const runtime = await provideElectron({ root: ROOT, log, insist });
    await provideSystemLibraries({ executable: runtime.executable, log });
    await provideModels({ root: ROOT, log, quiet: !(installed || insist) });
    await bakeAvatars({ root: ROOT, log });
    await buildApp({ root: ROOT, log });
    await buildPipewire({ root: ROOT, log, insist });
    return runtime;
  });
};

const isEntry = process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href;
if (isEntry) {
  const started = performance.now();
  try {
    const runtime = await setUp({ insist: true });
    console.log(
      `Set up in ${((performance.now() - started) / 1000).toFixed(1)} s. ${describeRuntime(runtime)}`,
    );
  } catch (error) {
    console.error(explain(error));
    process.exitCode = 1;
  }
}
