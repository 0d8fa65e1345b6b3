import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  findWorker,
  type WorkerSearch,
} from '../../../electron/services/broadcast/worker-program/find-worker.ts';
import {
  cachedWorker,
  cacheFolder,
} from '../../../electron/services/broadcast/worker-program/worker-cache.ts';
import { temporaryFolders } from '../temporary-folder.ts';

const { platform, arch } = process;

/** A program that ends with this status; a worker's own is 41. */
const program = async (file: string, status: number): Promise<string> => {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `#!/bin/sh\nexit ${status}\n`);
  await chmod(file, 0o755);
  return file;
};

const search = (folder: string, change: Partial<WorkerSearch> = {}) => {
  const said: string[] = [];
  const found = findWorker({
    checkout: folder,
    resources: null,
    version: '1.2.3',
    env: { XDG_CACHE_HOME: join(folder, 'cache') },
    preparing: (message) => said.push(message),
    signal: new AbortController().signal,
    ...change,
  });
  return { found, said };
};

describe.skipIf(platform === 'win32')('mediasoup’s worker', () => {
  const newFolder = temporaryFolders();

  it('is the one that is named, if it is one', async () => {
    const folder = await newFolder();
    const named = await program(join(folder, 'named'), 41);
    await expect(search(folder, { env: { MEDIASOUP_WORKER_BIN: named } }).found).resolves.toBe(named);
    const other = await program(join(folder, 'other'), 0);
    const wrong = search(folder, { env: { MEDIASOUP_WORKER_BIN: other } }).found;
    await expect(wrong).rejects.toMatchObject({ reason: 'missing-part' });
    await expect(wrong).rejects.toThrow(other);
  });

  it('is the one that was found before, for this version, system and recipe', async () => {
    const folder = await newFolder();
    const recipe = join(folder, 'build', 'mediasoup', 'recipe');
    await mkdir(recipe, { recursive: true });
    await writeFile(join(recipe, 'build-worker.mjs'), 'process.exitCode = 1;');
    const kind = { version: '1.2.3', platform, arch, recipe };
    const cached = await program(await cachedWorker(join(folder, 'cache', 'masque'), kind), 41);
    const { found, said } = search(folder);
    await expect(found).resolves.toBe(cached);
    expect(said).toEqual([]);
    await writeFile(join(recipe, 'README.md'), 'What explains it changes nothing.');
    await expect(search(folder).found).resolves.toBe(cached);
    await writeFile(join(recipe, 'build-worker.mjs'), 'process.exitCode = 2;');
    await expect(search(folder).found).rejects.toMatchObject({ reason: 'missing-part' });
    await expect(search(folder, { version: '1.2.4' }).found).rejects.toMatchObject({
      reason: 'missing-part',
    });
  });

  it.runIf(platform === 'linux')(
    'is built where it cannot be fetched, and its last words are passed on',
    async () => {
      const folder = await newFolder();
      const recipe = join(folder, 'build', 'mediasoup', 'recipe');
      await mkdir(recipe, { recursive: true });
      const script = `
      const { writeFileSync, mkdirSync } = require('node:fs');
      mkdirSync(require('node:path').dirname(process.argv[3]), { recursive: true });
      writeFileSync(process.argv[3], '#!/bin/sh\\nexit 41\\n', { mode: 0o755 });`;
      await writeFile(
        join(recipe, 'build-worker.mjs'),
        'console.error("no compiler"); process.exitCode = 1;',
      );
      await expect(search(folder).found).rejects.toThrow(/no compiler/);
      await writeFile(
        join(recipe, 'build-worker.mjs'),
        `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);${script}`,
      );
      const { found, said } = search(folder);
      expect(await found).toContain(join('cache', 'masque', 'mediasoup', '1.2.3-'));
      expect(said).toHaveLength(2);
    },
  );

  it('is what a package carries, and nothing is fetched for one that carries none', async () => {
    const folder = await newFolder();
    const resources = join(folder, 'resources');
    const none = search(folder, { checkout: null, resources });
    await expect(none.found).rejects.toMatchObject({ reason: 'missing-part' });
    expect(none.said).toEqual([]);
    const carried = await program(join(resources, 'mediasoup', 'mediasoup-worker'), 41);
    await expect(search(folder, { checkout: null, resources }).found).resolves.toBe(carried);
  });

  it('is kept where the system keeps what can be had again', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/x' }, 'linux', '/home/me')).toBe('/x/masque');
    expect(cacheFolder({ XDG_CACHE_HOME: 'x' }, 'linux', '/home/me')).toBe('/home/me/.cache/masque');
    expect(cacheFolder({}, 'darwin', '/Users/me')).toBe('/Users/me/Library/Caches/masque');
  });
});
