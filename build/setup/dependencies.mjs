import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmCommand } from './npm-command.mjs';
import { runCommand, tail } from './run-command.mjs';
import { SetupError } from './setup-error.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, dev?: boolean, peer?: boolean }} LockedPackage */
/** @typedef {{ packages?: Record<string, LockedPackage> }} LockFile */

/**
 * What is installed otherwise than the lock file says. Optional packages may be absent: they are other platforms'.
 * @param {LockFile} locked package-lock.json
 * @param {LockFile} installed npm's own record, node_modules/.package-lock.json
 * @returns {string[]} folders, such as node_modules/three
 */
export const differingPackages = (locked, installed) => {
  const present = installed.packages ?? {};
  return Object.entries(locked.packages ?? {})
    .filter(([folder, wanted]) => {
      if (folder === '') return false;
      const found = present[folder];
      if (!found) return wanted.optional !== true;
      return found.version !== wanted.version || (wanted.integrity ?? found.integrity) !== found.integrity;
    })
    .map(([folder]) => folder);
};

/** @param {string} file @returns {LockFile | null} */
const readLock = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
};

const NETWORK_TROUBLE = /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|network/i;

/** @param {string} output npm's @returns {string} */
const cureFor = (output) =>
  NETWORK_TROUBLE.test(output)
    ? 'The npm registry cannot be reached: check the network, or `npm config get registry`, then start again.'
    : 'Delete node_modules, run `npm ci` and read what it says, then start again.';

/**
 * `npm ci`, when node_modules is not what package-lock.json says.
 * @param {{ root: string, log: import('./progress.mjs').StepLog }} options
 * @returns {Promise<boolean>} whether there was something to do
 */
export const installDependencies = async ({ root, log }) => {
  const locked = readLock(join(root, 'package-lock.json'));
  if (!locked) {
    throw new SetupError(
      'missing-part',
      'package-lock.json cannot be read.',
      'Restore it: git checkout package-lock.json',
    );
  }
  const folder = join(root, 'node_modules');
  const installed = readLock(join(folder, '.package-lock.json'));
  const differing = installed ? differingPackages(locked, installed) : null;
  if (differing?.length === 0) return false;
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) {
    log.say(
      `node_modules is a link and differs from package-lock.json (${differing?.[0] ?? 'no record'}); left alone.`,
    );
    return false;
  }
  const why = differing
    ? `${differing.length} packages differ, such as ${differing[0]}`
    : 'nothing is installed';
  await log.during(`Installing packages from npm (${why})`, async () => {
    const { code, output } = await runCommand(...npmCommand(['ci', '--include=dev']), { cwd: root });
    if (code !== 0) {
      throw new SetupError('failed', `npm ci ended with ${code}:\n${tail(output)}`, cureFor(output));
    }
  });
  return true;
};
