import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createOpenedFiles } from '../../electron/services/files.ts';
import { temporaryFolders } from './temporary-folder.ts';

const temporaryFolder = temporaryFolders();

describe('opened files', () => {
  it('have an address of their own, which stays', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'my film #1 100%.mp4');
    await writeFile(file, 'film');
    const opened = createOpenedFiles();
    const source = await opened.open(file);
    expect(source).toMatchObject({ name: 'my film #1 100%.mp4', path: file, bytes: 4 });
    expect(await opened.open(file)).toEqual(source);
    const { pathname } = new URL(source.address, 'app://masque');
    expect(opened.path(pathname.split('/')[2] ?? '')).toBe(file);
    expect(opened.path('guess')).toBeNull();
    expect((await createOpenedFiles().open(file)).address).not.toBe(source.address);
  });

  it('are refused with the file’s name and a cure', async () => {
    const folder = await temporaryFolder();
    const empty = join(folder, 'empty.mp4');
    await writeFile(empty, '');
    const opened = createOpenedFiles();
    const cases = [
      [join(folder, 'gone.mp4'), 'not-found', 'gone.mp4'],
      [join(empty, 'below.mp4'), 'not-found', 'below.mp4'],
      [folder, 'unsupported', 'is a folder'],
      [empty, 'unreadable', '0 bytes'],
      [join(folder, 'x'.repeat(300)), 'unreadable', 'too long'],
    ] as const;
    for (const [path, reason, words] of cases) {
      const failure = opened.open(path);
      await expect(failure).rejects.toMatchObject({
        name: 'MasqueError',
        reason,
        cure: expect.stringMatching(/\w/),
      });
      await expect(failure).rejects.toThrow(words);
    }
  });
});
