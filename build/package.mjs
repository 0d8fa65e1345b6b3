import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { provideWorker } from './mediasoup/provide-worker.mjs';
import { stageWorker } from './mediasoup/stage-worker.mjs';
import { describeRuntime } from './setup/electron-runtime.mjs';
import { ROOT } from './setup/places.mjs';
import { createStepLog } from './setup/progress.mjs';
import { explain, SetupError } from './setup/setup-error.mjs';
import { filesUnder } from './setup/stamp.mjs';
import { setUp } from './setup.mjs';

/**
 * What electron-builder is told beyond electron-builder.yml.
 * @param {import('./setup/electron-runtime.mjs').ElectronRuntime} runtime
 * @returns {string[]}
 */
const builderArguments = ({ executable, version, official, source }) => [
  `-c.electronDist=${dirname(executable)}`,
  `-c.electronVersion=${version}`,
  `-c.extraMetadata.electronRuntime.version=${version}`,
  `-c.extraMetadata.electronRuntime.official=${official}`,
  `-c.extraMetadata.electronRuntime.source=${source}`,
  ...(official
    ? []
    : [
        // Not ours to give away, and old: nobody may take this for a release.
        // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills these in
        '-c.artifactName=${name}_${version}_${arch}_TESTING-ONLY.${ext}',
        `-c.linux.description=FOR TESTING ONLY: it runs on Electron ${version} out of an npm package, which is old.`,
        '-c.deb.compression=gz',
      ]),
];

/** @param {readonly string[]} args @returns {Promise<number>} exit status */
const electronBuilder = (args) =>
  new Promise((done, fail) => {
    const program = join(ROOT, 'node_modules', 'electron-builder', 'cli.js');
    const child = spawn(process.execPath, [program, ...args], {
      cwd: ROOT,
      env: { ...process.env, CUSTOM_FPM_PATH: join(ROOT, 'build', 'packaging', 'fpm.mjs') },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', fail);
    child.on('close', (code) => done(code ?? 1));
  });

/** @param {number} bytes */
const megabytes = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MB`;

/** @param {string} path below ROOT */
const sizeOf = (path) =>
  filesUnder(ROOT, [path]).reduce((total, file) => total + statSync(join(ROOT, file)).size, 0);

const printProducts = () => {
  for (const name of readdirSync(join(ROOT, 'dist'))) {
    if (!/-unpacked$|\.deb$/.test(name)) continue;
    const path = relative(process.cwd(), join(ROOT, 'dist', name));
    console.log(`${path}  ${megabytes(sizeOf(join('dist', name)))}`);
  }
};

/* npm run package [-- dir]: a folder that runs, and a .deb unless only the folder is wanted, in dist/. */
try {
  if (process.platform !== 'linux') {
    throw new SetupError(
      'unsupported',
      `Packaging for ${process.platform} is not set up.`,
      'Package on Linux.',
    );
  }
  const runtime = await setUp({ insist: true });
  const log = createStepLog(process.stderr);
  // Looked for in any case: that is what fetches the official one.
  const found = await provideWorker({ log });
  const spare = runtime.official ? null : found;
  if (stageWorker({ root: ROOT, platform: process.platform, spare }) === null) {
    log.say('The package comes without mediasoup’s worker, so it cannot broadcast.');
  }
  const code = await electronBuilder([
    '--linux',
    ...process.argv.slice(2),
    '--publish=never',
    ...builderArguments(runtime),
  ]);
  if (code !== 0) {
    throw new SetupError('failed', `electron-builder ended with ${code}.`, 'Read what it says above.');
  }
  printProducts();
  console.log(`${describeRuntime(runtime)}${runtime.official ? '' : ' The package is for testing only.'}`);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
