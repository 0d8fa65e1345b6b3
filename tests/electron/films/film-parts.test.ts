import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFilmParts } from '../../../electron/services/films/film-parts.ts';
import { FilmJob, type FilmOrder } from '../../../renderer/core/film.ts';
import { temporaryFolders } from '../temporary-folder.ts';

const temporaryFolder = temporaryFolders();
const bytes = (...values: number[]) => Uint8Array.from(values);

const order = (path: string, more: { resume?: boolean; format?: 'mp4' | 'png' } = {}): FilmOrder => ({
  path,
  resume: more.resume ?? false,
  job: FilmJob.parse({
    source: { kind: 'script', text: 'Hi.', name: 'hi.md' },
    format: more.format ?? 'mp4',
  }),
});

describe('createFilmParts', () => {
  it('gives a film its name only when it is whole, and leaves nothing else', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'film.mp4');
    await writeFile(path, 'an older film');
    const parts = createFilmParts();
    const { id, journalBytes } = await parts.open(order(path), 0);
    expect(journalBytes).toBe(0);
    await parts.appendJournal(id, bytes(9));
    await parts.write(id, 2, bytes(3, 4));
    await parts.write(id, 0, bytes(1, 2));
    expect(await readFile(path, 'utf8')).toBe('an older film');
    expect(await parts.commit(id)).toEqual({ path, bytes: 4 });
    expect([...(await readFile(path))]).toEqual([1, 2, 3, 4]);
    expect(await readdir(folder)).toEqual(['film.mp4']);
  });

  it('refuses a place where another film is being made, and takes over from a process that died', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'film.mp4');
    await createFilmParts().open(order(path), 0);
    const second = createFilmParts();
    await expect(second.open(order(path), 0)).rejects.toMatchObject({
      reason: 'busy',
      message: expect.stringContaining(`process ${process.pid}`),
    });
    // Linux gives numbers up to 2^22.
    await writeFile(join(folder, '.film.mp4.masque-lock'), String(2 ** 22 + 1));
    const third = await second.open(order(path), 0);
    await second.discard(third.id, false);
    expect(await readdir(folder)).toEqual([]);
  });

  it('says which ffmpeg failed, and gives the film no name', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'film.mp4');
    const ffmpeg = join(folder, 'no-ffmpeg');
    const parts = createFilmParts(ffmpeg);
    const { id } = await parts.open(order(path), 0);
    await parts.write(id, 0, bytes(1));
    await expect(parts.commit(id)).rejects.toMatchObject({ message: expect.stringContaining(ffmpeg) });
    await parts.discard(id, true);
    expect(await readdir(folder)).toEqual(['.film.mp4.masque-journal']);
  });

  it('keeps the journal of a film that was cut off, and gives it to who goes on', async () => {
    const path = join(await temporaryFolder(), 'film.mp4');
    const first = createFilmParts();
    const { id } = await first.open(order(path), 0);
    await first.appendJournal(id, bytes(1, 2, 3, 4));
    await first.close(true);
    const second = createFilmParts();
    const again = await second.open(order(path, { resume: true }), 0);
    expect(again.journalBytes).toBe(4);
    await second.cutJournal(again.id, 2);
    await second.appendJournal(again.id, bytes(7));
    expect([...(await second.readJournal(again.id, 0, 10))]).toEqual([1, 2, 7]);
    await second.discard(again.id, false);
    const anew = await second.open(order(path, { resume: true }), 0);
    expect(anew.journalBytes).toBe(0);
    await second.close(false);
  });

  it('counts the whole pictures of a sequence and names its folder at the end', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'pictures');
    const parts = createFilmParts();
    const { id } = await parts.open(order(path, { format: 'png' }), 0);
    for (const name of ['00001.png', '00002.png', '00004.png']) await parts.writeNamed(id, name, bytes(1));
    await parts.close(true);
    const again = await parts.open(order(path, { format: 'png', resume: true }), 0);
    expect(again.pictures).toBe(2);
    await parts.commit(again.id);
    expect(await readdir(folder)).toEqual(['pictures']);
  });

  it('says before the work what stands in its way', async () => {
    const folder = await temporaryFolder();
    const parts = createFilmParts();
    await expect(parts.open(order(join(folder, 'nowhere', 'film.mp4')), 0)).rejects.toThrow('no folder');
    await expect(parts.open(order(join(folder, 'film.mp4')), 1e18)).rejects.toThrow('are free there');
    await mkdir(join(folder, 'taken', 'inside'), { recursive: true });
    await expect(parts.open(order(join(folder, 'taken')), 0)).rejects.toThrow('is not a file');
    await expect(parts.open(order(join(folder, 'taken'), { format: 'png' }), 0)).rejects.toThrow(
      'there already',
    );
    if (process.getuid?.() === 0) return;
    await chmod(folder, 0o500);
    await expect(parts.open(order(join(folder, 'film.mp4')), 0)).rejects.toThrow('no permission');
    await chmod(folder, 0o700);
  });

  it.skipIf(!existsSync('/dev/full'))('says that the disk is full, and can be gone on with', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'film.mp4');
    const journal = join(folder, '.film.mp4.masque-journal');
    await symlink('/dev/full', journal);
    const parts = createFilmParts();
    const { id } = await parts.open(order(path), 0);
    await expect(parts.appendJournal(id, bytes(1))).rejects.toMatchObject({
      message: expect.stringContaining('the disk is full'),
      cure: expect.stringContaining('goes on where it stopped'),
    });
    await parts.close(true);
    await rm(journal);
    const again = await parts.open(order(path, { resume: true }), 0);
    await parts.appendJournal(again.id, bytes(1));
    await parts.close(false);
    expect(await readdir(folder)).toEqual([]);
  });

  it('takes no name that leads elsewhere', async () => {
    const parts = createFilmParts();
    const { id } = await parts.open(order(join(await temporaryFolder(), 'p'), { format: 'png' }), 0);
    await expect(parts.writeNamed(id, '../out.png', bytes(1))).rejects.toThrow('no name');
    await parts.close(false);
  });
});
