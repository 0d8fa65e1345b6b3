import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { writeWhole } from './write-whole.mjs';

/**
 * Every file under the given places, sorted, as paths relative to `root`. A place that is not there has no files.
 * @param {string} root
 * @param {readonly string[]} places files or folders, relative to `root`
 * @returns {string[]}
 */
export const filesUnder = (root, places) => {
  /** @type {string[]} */
  const found = [];
  const visit = (/** @type {string} */ path) => {
    const entry = statSync(path, { throwIfNoEntry: false });
    if (entry?.isDirectory()) for (const name of readdirSync(path)) visit(join(path, name));
    else if (entry) found.push(relative(root, path).split(sep).join('/'));
  };
  for (const place of places) visit(join(root, place));
  return [...new Set(found)].sort();
};

/**
 * One sum over names and contents, so that neither a fresh checkout's dates nor a moved clone counts as a change.
 * @param {string} root
 * @param {readonly string[]} places
 * @returns {string} sha256, hexadecimal
 */
export const fingerprint = (root, places) => {
  const sum = createHash('sha256');
  for (const file of filesUnder(root, places)) {
    const bytes = readFileSync(join(root, file));
    sum.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return sum.digest('hex');
};

const stampFile = (/** @type {string} */ root, /** @type {string} */ name) =>
  join(root, 'out', 'stamps', name);

/**
 * Whether `name` was last made from the same inputs.
 * @param {string} root
 * @param {string} name
 * @param {string} inputs a fingerprint
 */
export const isStamped = (root, name, inputs) => {
  try {
    return readFileSync(stampFile(root, name), 'utf8') === inputs;
  } catch {
    return false;
  }
};

/**
 * Has `name` made again the next time, whatever its inputs.
 * @param {string} root
 * @param {string} name
 */
export const forget = (root, name) => rmSync(stampFile(root, name), { force: true });

/**
 * Makes something from its inputs unless that was done already. The stamp goes before the work starts and comes after
 * it ends, so work that is cut off is done again.
 * @param {string} root
 * @param {string} name
 * @param {string} inputs
 * @param {() => Promise<void>} make
 * @returns {Promise<boolean>} whether there was something to do
 */
export const makeOnce = async (root, name, inputs, make) => {
  if (isStamped(root, name, inputs)) return false;
  forget(root, name);
  await make();
  writeWhole(stampFile(root, name), inputs);
  return true;
};
