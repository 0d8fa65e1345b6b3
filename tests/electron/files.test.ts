import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAvatars } from '../../electron/services/avatars.ts';
import { createOpenedFiles } from '../../electron/services/files.ts';
import { appFolders } from '../../electron/services/folders.ts';
import { checkAvatar } from '../../renderer/core/avatar-file/check-avatar.ts';
import { avatarFile, packGlb } from '../core/avatar-file/avatar-files.ts';
import { temporaryFolders } from './temporary-folder.ts';

const temporaryFolder = temporaryFolders();

const glb = (): Uint8Array => packGlb(avatarFile(['jawOpen']));

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

describe('avatars', () => {
  const check = async (path: string) => checkAvatar(await readFile(path)).report;
  const wardrobe = async () => {
    const folders = appFolders(await temporaryFolder());
    await mkdir(folders.avatars, { recursive: true });
    await mkdir(folders.recipes, { recursive: true });
    return { folders, avatars: createAvatars(folders, createOpenedFiles(), check) };
  };

  it('are listed with their names and pictures', async () => {
    const { folders, avatars } = await wardrobe();
    await writeFile(join(folders.avatars, 'noor.glb'), glb());
    await writeFile(join(folders.avatars, 'mira.glb'), glb());
    await writeFile(join(folders.avatars, 'mira.png'), 'picture');
    await writeFile(join(folders.recipes, 'mira.json'), JSON.stringify({ name: 'Mira Lind' }));
    await writeFile(join(folders.recipes, 'noor.json'), 'not json');
    const mira = {
      id: 'mira',
      name: 'Mira Lind',
      address: '/avatars/mira.glb',
      format: 'glb',
      picture: '/avatars/mira.png',
    };
    expect(await avatars.list()).toEqual([
      mira,
      { id: 'noor', name: 'Noor', address: '/avatars/noor.glb', format: 'glb' },
    ]);
    expect(await avatars.open('mira')).toEqual(mira);
    await expect(avatars.open('nobody')).rejects.toMatchObject({
      cure: expect.stringContaining('mira, noor'),
    });
  });

  it('are none before set-up, and say so', async () => {
    const avatars = createAvatars(appFolders(await temporaryFolder()), createOpenedFiles(), check);
    expect(await avatars.list()).toEqual([]);
    await expect(avatars.open('mira')).rejects.toMatchObject({ reason: 'missing-part' });
  });

  it('can be a person’s own file', async () => {
    const { folders, avatars } = await wardrobe();
    const file = join(folders.root, 'Me.VRM');
    await writeFile(file, glb());
    expect(await avatars.open(file)).toMatchObject({
      id: file,
      name: 'Me',
      format: 'vrm',
      address: expect.stringMatching(/^\/media\//),
    });
  });

  it('refuse what is not an avatar', async () => {
    const { folders, avatars } = await wardrobe();
    const write = async (name: string, bytes: string | Uint8Array) => {
      await writeFile(join(folders.root, name), bytes);
      return join(folders.root, name);
    };
    await expect(avatars.open(await write('text.glb', 'hello, I am text'))).rejects.toThrow(
      /"text\.glb" cannot be opened: it is not a glTF/,
    );
    await expect(avatars.open(await write('cut.glb', glb().slice(0, 99)))).rejects.toThrow(/ends early/);
    await expect(avatars.open(await write('a.fbx', 'fbx'))).rejects.toMatchObject({ reason: 'unsupported' });
    await expect(avatars.open(join(folders.root, 'gone.glb'))).rejects.toMatchObject({ reason: 'not-found' });
  });
});
