import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The project's folder. */
export const ROOT = resolve(import.meta.dirname, '..', '..');

/**
 * What clones share, outside all of them: `$XDG_CACHE_HOME/masque`, or `~/.cache/masque`.
 * @param {Record<string, string | undefined>} [env]
 * @returns {string}
 */
export const cacheFolder = (env = process.env) =>
  join(env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache'), 'masque');
