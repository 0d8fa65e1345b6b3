import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a file whole or not at all: nobody reads half of it, and a full disk leaves the old one.
 * @param {string} file
 * @param {string | Uint8Array} bytes
 */
export const writeWhole = (file, bytes) => {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.part`;
  writeFileSync(draft, bytes);
  renameSync(draft, file);
};
