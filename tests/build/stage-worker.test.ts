import { chmod, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stageWorker } from '../../build/mediasoup/stage-worker.mjs';
import { findWorker } from '../../electron/services/broadcast/worker-program/find-worker.ts';
import { temporaryFolders } from '../electron/temporary-folder.ts';

/** Ends as a worker that was started by hand. */
const program = async (file: string): Promise<string> => {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, '#!/bin/sh\nexit 41\n');
  await chmod(file, 0o755);
  return file;
};

/** What electron-builder.yml says about resources beside the app: `from` and `to`, in this order. */
const RESOURCES = /- from: (\S+)\n\s+to: (\S+)/g;

describe.skipIf(process.platform === 'win32')('mediasoup’s worker in a package', () => {
  const newFolder = temporaryFolders();
  const { platform } = process;

  const checkout = async () => {
    const root = await newFolder();
    const mediasoup = join(root, 'node_modules', 'mediasoup');
    await mkdir(mediasoup, { recursive: true });
    await writeFile(join(mediasoup, 'LICENSE'), 'ISC');
    return { root, official: join(mediasoup, 'worker', 'out', 'Release', 'mediasoup-worker') };
  };
  /** Lays the resources beside the app as electron-builder does. */
  const pack = async (root: string): Promise<string> => {
    const resources = await newFolder();
    const yml = await readFile(join(import.meta.dirname, '../../electron-builder.yml'), 'utf8');
    for (const [, from = '', to = ''] of yml.matchAll(RESOURCES)) {
      await cp(join(root, from), join(resources, to), { recursive: true }).catch(() => undefined);
    }
    return resources;
  };
  const findIn = (resources: string) =>
    findWorker({
      checkout: null,
      resources,
      version: '1.2.3',
      env: {},
      preparing: () => undefined,
      signal: new AbortController().signal,
    });

  it('is the official one, with its licence, and the packaged app finds it', async () => {
    const { root, official } = await checkout();
    await program(official);
    expect(stageWorker({ root, platform, spare: null })).toBe(official);
    const resources = await pack(root);
    await expect(findIn(resources)).resolves.toBe(join(resources, 'mediasoup', 'mediasoup-worker'));
    expect(await readFile(join(resources, 'mediasoup', 'LICENSE'), 'utf8')).toBe('ISC');
  });

  it('is one that was built here where that is allowed, and else absent, which the app says', async () => {
    const { root } = await checkout();
    const spare = await program(join(root, 'cache', 'mediasoup-worker'));
    expect(stageWorker({ root, platform, spare })).toBe(spare);
    await expect(findIn(await pack(root))).resolves.toContain('mediasoup-worker');
    // What an earlier package left behind is not taken for this one's.
    expect(stageWorker({ root, platform, spare: null })).toBeNull();
    await expect(findIn(await pack(root))).rejects.toMatchObject({ reason: 'missing-part' });
  });
});
