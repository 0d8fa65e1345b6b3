import { mkdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileNameOf, freeName } from '../../../electron/services/scripts/script-name.ts';
import { createScripts } from '../../../electron/services/scripts/scripts.ts';
import { temporaryFolders } from '../temporary-folder.ts';

const temporaryFolder = temporaryFolders();
const open = async (bin: (path: string) => Promise<void> = (path) => rm(path)) => {
  const folder = await temporaryFolder();
  const scripts = createScripts({
    folder: join(folder, 'scripts'),
    choose: async () => join(folder, 'chosen.txt'),
    bin,
    now: () => new Date('2026-11-26T10:00:00Z'),
  });
  return { folder, scripts, fileOf: (name: string) => join(folder, 'scripts', `${name}.md`) };
};

describe('a script’s name', () => {
  it.each([
    ['Welcome video', 'Welcome video'],
    ['Fragen? Antworten: “ja”', 'Fragen Antworten “ja”'],
    ['../../etc/passwd', 'etc passwd'],
    ['  .hidden. ', 'hidden'],
    ['CON', 'CON script'],
    ['a\u0000b\u202ec', 'a b c'],
    ['美咲の動画', '美咲の動画'],
    ['😀'.repeat(80), '😀'.repeat(60)],
    [' / ', 'Script'],
  ])('for the title “%s” is “%s”', (title, name) => {
    expect(fileNameOf(title)).toBe(name);
    expect(fileNameOf(name)).toBe(name);
  });

  it('is nobody else’s, whatever its case', () => {
    expect(freeName('Teaser', ['teaser', 'Teaser 2'])).toBe('Teaser 3');
    expect(freeName('x'.repeat(60), ['x'.repeat(60)])).toBe(`${'x'.repeat(58)} 2`);
  });
});

describe('scripts', () => {
  it('are plain files, the newest first', async () => {
    const { scripts, fileOf } = await open();
    expect(await scripts.list()).toEqual([]);
    await scripts.create('Teaser', 'Mira: Hello.\n');
    const second = await scripts.create('Teaser', 'Again.');
    await utimes(fileOf('Teaser'), new Date(1000), new Date(1000));
    expect(second.name).toBe('Teaser 2');
    expect((await scripts.list()).map(({ name }) => name)).toEqual(['Teaser 2', 'Teaser']);
    expect(await readFile(fileOf('Teaser'), 'utf8')).toBe('Mira: Hello.\n');
    expect(await scripts.read('Teaser 2')).toBe('Again.');
  });

  it('are saved in the order they were given', async () => {
    const { scripts } = await open();
    const { name } = await scripts.create('Lesson', '');
    await Promise.all(['one', 'two', 'three'].map((text) => scripts.save(name, text)));
    expect(await scripts.read(name)).toBe('three');
  });

  it('come back when their file was taken away while somebody typed', async () => {
    const { scripts, fileOf } = await open();
    const { name } = await scripts.create('Lesson', 'one');
    await rm(fileOf(name));
    await scripts.save(name, 'two');
    expect(await scripts.read(name)).toBe('two');
  });

  it('are renamed, never over another one', async () => {
    const { scripts } = await open();
    await scripts.create('One', '1');
    await scripts.create('Two', '2');
    expect((await scripts.rename('Two', 'one')).name).toBe('one 2');
    expect((await scripts.rename('one 2', 'ONE 2')).name).toBe('ONE 2');
    expect(await scripts.read('One')).toBe('1');
    expect(await scripts.read('ONE 2')).toBe('2');
  });

  it.each(['../outside', 'a/b', '', 'nul'])('never leave their folder: “%s”', async (name) => {
    const { scripts } = await open();
    await expect(scripts.save(name, 'x')).rejects.toThrow(`A script cannot be called “${name}”.`);
    await expect(scripts.read(name)).rejects.toThrow();
  });

  it('go to the bin, or beside the others where there is none', async () => {
    const { scripts, folder } = await open(() => Promise.reject(new Error('no bin')));
    await scripts.create('One', 'kept');
    const { where } = await scripts.remove('One');
    expect(where).toBe(join(folder, 'scripts', 'removed', '2026-11-26T10-00-00-000Z'));
    expect(await readFile(join(where, 'One.md'), 'utf8')).toBe('kept');
    expect(await scripts.list()).toEqual([]);
    await expect(scripts.read('One')).rejects.toThrow('There is no script “One”.');
  });

  it('are copied in from a text file, with plain line ends', async () => {
    const { scripts, folder } = await open();
    await writeFile(join(folder, 'chosen.txt'), 'One.\r\nTwo.\r\n');
    expect((await scripts.import(null))?.name).toBe('chosen');
    expect(await scripts.read('chosen')).toBe('One.\nTwo.\n');
    expect((await scripts.import(join(folder, 'chosen.txt')))?.name).toBe('chosen 2');
  });

  it('are refused in words when they are no text', async () => {
    const { scripts, folder } = await open();
    const picture = join(folder, 'picture.md');
    await writeFile(picture, Uint8Array.of(0x89, 0x50, 0xff, 0xfe));
    await expect(scripts.import(picture)).rejects.toThrow('picture.md is not text in UTF-8.');
    await expect(scripts.import(join(folder, 'gone.md'))).rejects.toThrow('There is no file');
    await mkdir(join(folder, 'folder.md'));
    await expect(scripts.import(join(folder, 'folder.md'))).rejects.toThrow('is a folder');
    await writeFile(join(folder, 'long.md'), 'a'.repeat(1_000_001));
    await expect(scripts.import(join(folder, 'long.md'))).rejects.toThrow('holds 1000001 bytes');
    expect(await scripts.list()).toEqual([]);
  });
});
