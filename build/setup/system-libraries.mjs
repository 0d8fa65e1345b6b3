import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { DISPLAY_PACKAGES, MESA_PACKAGES, packagesFor, readRelease } from './debian-packages.mjs';
import { runCommand, tail } from './run-command.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * @typedef {object} Missing
 * @property {string[]} needed packages without which the app cannot start
 * @property {string[]} wished packages without which it starts, but draws slowly
 * @property {string[]} unknown libraries that the app needs, of no known package
 */

/** @param {string} output of `ldd` @returns {string[]} names of libraries that it did not find */
export const missingLibraries = (output) =>
  [...output.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? '');

/** @param {string} program @param {string | undefined} path */
export const isOnPath = (program, path = process.env.PATH) =>
  (path ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, program)));

const LIBRARY_FOLDERS = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib'];

/** Whether Mesa can draw in software for an X11 window. @param {readonly string[]} [folders] */
export const hasSoftwareOpenGl = (folders = LIBRARY_FOLDERS) =>
  folders.some(
    (folder) =>
      existsSync(join(folder, 'libGL.so.1')) &&
      existsSync(join(folder, 'libGLX_mesa.so.0')) &&
      existsSync(join(folder, 'dri', 'swrast_dri.so')),
  );

/** A render node, which is what a usable GPU shows. */
export const hasGpu = () => existsSync('/dev/dri');

/**
 * @param {{ libraries: readonly string[], renamed: boolean, needsDisplay: boolean, needsMesa: boolean }} found
 * @returns {Missing}
 */
export const missingPackages = ({ libraries, renamed, needsDisplay, needsMesa }) => {
  const { packages, unknown } = packagesFor(libraries, renamed);
  return {
    needed: [...packages, ...(needsDisplay ? DISPLAY_PACKAGES : [])],
    wished: needsMesa ? [...MESA_PACKAGES] : [],
    unknown,
  };
};

/** The one command that brings them. @param {readonly string[]} packages */
export const aptCommand = (packages) =>
  `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;

/** @returns {Promise<readonly string[] | null>} what to put before apt-get, or null when it may not be run */
export const aptPrefix = async () => {
  if (!isOnPath('apt-get')) return null;
  if (process.getuid?.() === 0) return [];
  if (!isOnPath('sudo')) return null;
  const { code } = await runCommand('sudo', ['-n', 'true'], { timeoutSeconds: 5 });
  return code === 0 ? ['sudo', '-n'] : null;
};

/** @param {readonly string[]} prefix @param {readonly string[]} packages @param {import('./progress.mjs').StepLog} log */
export const aptInstall = (prefix, packages, log) =>
  log.during(`Installing with apt: ${packages.join(' ')}`, async () => {
    const apt = (/** @type {string[]} */ ...args) => {
      const words = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...args];
      return runCommand(words[0] ?? '', words.slice(1), { timeoutSeconds: 900 });
    };
    const install = () => apt('install', '-y', '--no-install-recommends', ...packages);
    // A machine whose lists are fresh needs no update, and one without a network fails at it for nothing.
    let result = await install();
    if (result.code !== 0) {
      await apt('update');
      result = await install();
    }
    return result;
  });

/** @param {string} executable @returns {Promise<Missing>} */
const findMissing = async (executable) => {
  const { output } = await runCommand('ldd', [executable]);
  return missingPackages({
    libraries: missingLibraries(output),
    renamed: release().renamed,
    needsDisplay: !process.env.DISPLAY && !isOnPath('Xvfb'),
    needsMesa: !hasGpu() && !hasSoftwareOpenGl(),
  });
};

const release = () => {
  try {
    return readRelease(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return { debianLike: false, renamed: false };
  }
};

/** @param {Missing} missing @param {string} why */
const refuse = ({ needed, wished, unknown }, why) => {
  const packages = [...needed, ...wished];
  const cure = release().debianLike
    ? `Run: ${aptCommand(packages)}`
    : `Install what Debian names ${packages.join(', ')}.`;
  const libraries = unknown.length > 0 ? ` Libraries of no known package: ${unknown.join(', ')}.` : '';
  return new SetupError(
    'missing-part',
    `The system lacks ${[...needed, ...unknown].join(', ')}. ${why}${libraries}`,
    cure,
  );
};

/**
 * Makes sure that the Electron at `executable` finds its libraries, a display and an OpenGL. Installs what is missing
 * with apt where it may; otherwise fails with the one command, or, where only speed is at stake, goes on and says so.
 * @param {{ executable: string, log: import('./progress.mjs').StepLog }} options
 */
export const provideSystemLibraries = async ({ executable, log }) => {
  if (process.platform !== 'linux') return;
  const missing = await findMissing(executable);
  const packages = [...missing.needed, ...missing.wished];
  if (packages.length === 0 && missing.unknown.length === 0) return;
  const prefix = packages.length > 0 ? await aptPrefix() : null;
  const result = prefix ? await aptInstall(prefix, packages, log) : null;
  const left = result ? await findMissing(executable) : missing;
  if (left.needed.length > 0 || left.unknown.length > 0) {
    throw refuse(
      left,
      result
        ? `apt-get ended with ${result.code}:\n${tail(result.output)}\n`
        : 'apt-get may not be run here.',
    );
  }
  if (left.wished.length > 0) {
    log.say(`No software OpenGL, so pictures are drawn slowly. Cure: ${aptCommand(left.wished)}`);
  }
};
