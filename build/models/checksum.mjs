import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ModelError } from './model-error.mjs';

/** @param {Uint8Array} bytes */
export const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/**
 * The file's bytes, or null when there is no such file.
 * @param {string} file
 * @returns {Promise<Buffer | null>}
 */
export const readIfPresent = async (file) => {
  try {
    return await readFile(file);
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new ModelError(
      'unreadable',
      `${file} cannot be read (${code}).`,
      'Check that it is a file and that you may read it.',
      { cause: error },
    );
  }
};

/**
 * @param {string} file how the bytes are named in the message
 * @param {Uint8Array} bytes
 * @param {string} expected sha256, lower-case hexadecimal
 * @param {string} cure
 */
export const requireSum = (file, bytes, expected, cure) => {
  const found = sha256(bytes);
  if (found === expected) return;
  throw new ModelError(
    'wrong-sum',
    `${file} is not the file that Masque knows: expected sha256 ${expected}, found ${found} (${bytes.length} bytes).`,
    cure,
  );
};
