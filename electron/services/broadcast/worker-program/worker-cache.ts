import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, sep } from 'node:path';

/** Where programs keep what can be had again: outside the clone, so that a fresh one has it too. */
export const cacheFolder = (env: NodeJS.ProcessEnv, platform: NodeJS.Platform, home = homedir()): string => {
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'masque');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'masque');
  // An empty or relative value counts as none (XDG base directory specification).
  const own = env.XDG_CACHE_HOME;
  return join(own?.startsWith(sep) ? own : join(home, '.cache'), 'masque');
};

/** One sum over the names and contents of a folder but what explains it; of a folder that is not there, nothing. */
const sumOf = async (folder: string): Promise<string> => {
  const files = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const sum = createHash('sha256');
  for (const entry of files.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.endsWith('.md')) continue;
    const path = join(folder, entry.name);
    sum.update(`${entry.name}\0`).update(entry.isDirectory() ? await sumOf(path) : await readFile(path));
  }
  return sum.digest('hex');
};

export interface WorkerKind {
  /** mediasoup's own: JavaScript and worker must be of the same. */
  readonly version: string;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  /** The folder of the recipe that builds it; another recipe makes another program. */
  readonly recipe: string;
}

export const cachedWorker = async (folder: string, kind: WorkerKind): Promise<string> => {
  const { version, platform, arch, recipe } = kind;
  const name = `${version}-${platform}-${arch}-${(await sumOf(recipe)).slice(0, 16)}`;
  return join(folder, 'mediasoup', name, platform === 'win32' ? 'mediasoup-worker.exe' : 'mediasoup-worker');
};
