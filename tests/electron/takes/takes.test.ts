import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createOpenedFiles } from '../../../electron/services/files.ts';
import { mendRecordings } from '../../../electron/services/takes/take-folder.ts';
import { createTakes } from '../../../electron/services/takes/takes.ts';
import { readTake } from '../../../renderer/core/take-file/read-take.ts';
import { headOf } from '../../../renderer/core/take-file/take-head.ts';
import { takeBeginning, takeEnd, takePart, writeTake } from '../../../renderer/core/take-file/write-take.ts';
import { makeTake } from '../../core/take-file/make-take.ts';
import { temporaryFolders } from '../temporary-folder.ts';

const temporaryFolder = temporaryFolders();
const take = makeTake(1);
const beginning = takeBeginning(headOf(take.meta));
const part = takePart({ ...take, held: [] });

const open = async () => {
  const folder = join(await temporaryFolder(), 'takes');
  const binned: string[] = [];
  const takes = createTakes({
    folder,
    opened: createOpenedFiles(),
    async bin(path) {
      await rm(path);
      binned.push(path);
    },
  });
  return { folder, takes, binned, files: () => readdir(folder) };
};

describe('a take that is recorded', () => {
  it('is in the list once it is finished, and holds what was appended', async () => {
    const { takes, files } = await open();
    const { id } = await takes.begin(beginning);
    await Promise.all([takes.append(id, part), takes.append(id, takeEnd(1, 8000))]);
    expect(await takes.list()).toEqual([]);
    const entry = await takes.finish(id);
    expect(entry).toMatchObject({ id, name: 'Début', durationSeconds: 1, avatar: 'mira', hasSound: true });
    expect(await takes.list()).toEqual([entry]);
    expect(await files()).toEqual([`${id}.take`]);
    expect(readTake(await readFile(entry.path)).face).toEqual(take.face);
  });

  it('is gone when it is discarded, and takes nothing more after its end', async () => {
    const { takes, files } = await open();
    const { id } = await takes.begin(beginning);
    await takes.discard(id);
    expect(await files()).toEqual([]);
    await expect(takes.append(id, part)).rejects.toMatchObject({ reason: 'lost' });
  });

  it('outlives a crash: what was whole is a take at the next start', async () => {
    const { takes, folder, files } = await open();
    const { id } = await takes.begin(beginning);
    await takes.append(id, part);
    const written = await readFile(join(folder, `${id}.recording`));
    await takes.discard(id);
    await writeFile(join(folder, `${id}.recording`), Buffer.concat([written, part.subarray(0, 700)]));
    const notices = await mendRecordings(folder, new Date());
    expect(notices).toEqual([expect.stringContaining('“Début”')]);
    expect(await files()).toEqual([`${id}.take`]);
    expect(await takes.list()).toMatchObject([{ id, durationSeconds: 1 }]);
  });

  it('of which nothing is left is removed, or set aside when it cannot be read', async () => {
    const { takes, folder, files } = await open();
    await takes.add(writeTake(take)).then(({ id }) => takes.remove(id));
    await writeFile(join(folder, 'take-0.recording'), beginning);
    expect(await mendRecordings(folder, new Date())).toEqual([]);
    await writeFile(join(folder, 'take-1.recording'), 'nonsense');
    const [notice] = await mendRecordings(folder, new Date('2026-03-04T05:06:07Z'));
    expect(notice).toContain('cannot be read');
    expect(await files()).toEqual(['take-1.damaged-2026-03-04T05-06-07-000Z']);
  });
});

describe('a take that is kept', () => {
  it('is renamed without being touched otherwise', async () => {
    const { takes } = await open();
    const { id } = await takes.add(writeTake(take));
    const renamed = await takes.rename(id, '  Zweiter Versuch 好 ');
    expect(renamed.name).toBe('Zweiter Versuch 好');
    const read = readTake(await readFile(renamed.path));
    expect({ ...read, meta: { ...read.meta, name: 'Début' } }).toEqual(take);
    await expect(takes.rename(id, ' ')).rejects.toThrow('A take cannot be called “”.');
  });

  it('goes to the bin', async () => {
    const { takes, binned, folder } = await open();
    const { id } = await takes.add(writeTake(take));
    expect(await takes.remove(id)).toEqual({ where: 'bin' });
    expect(binned).toEqual([join(folder, `${id}.take`)]);
    await expect(takes.remove(id)).rejects.toMatchObject({ reason: 'not-found' });
    await expect(takes.remove('../settings')).rejects.toMatchObject({ reason: 'not-found' });
  });

  it('has an id of its own beside others of the same second', async () => {
    const { takes } = await open();
    const ids = [await takes.add(writeTake(take)), await takes.add(writeTake(take))].map(({ id }) => id);
    expect(ids).toEqual(['take-20261126-100000', 'take-20261126-100000-2']);
    expect((await takes.open(ids[1] ?? '')).id).toBe(ids[1]);
    await expect(takes.open('nobody')).rejects.toThrow('There is no take nobody.');
  });

  it('does not hide the others when it is damaged', async () => {
    const { takes, folder } = await open();
    const { id } = await takes.add(writeTake(take));
    await writeFile(join(folder, 'take-0.take'), 'nonsense');
    expect((await takes.list()).map((one) => one.id)).toEqual([id]);
    await expect(takes.add(new Uint8Array(40))).rejects.toThrow('The file is no take of Masque.');
  });
});
