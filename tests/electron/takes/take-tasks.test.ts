import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runTakeTask } from '../../../electron/take-tasks.ts';
import { readTake } from '../../../renderer/core/take-file/read-take.ts';
import { writeTake } from '../../../renderer/core/take-file/write-take.ts';
import { makeTake } from '../../core/take-file/make-take.ts';
import { temporaryFolders } from '../temporary-folder.ts';

const temporaryFolder = temporaryFolders();
const MOTION = { face: 'shapes', framesPerSecond: 30 } as const;

describe('masque take', () => {
  it('keeps what is imported, lists it, and writes it for other programs and back', async () => {
    const folder = await temporaryFolder();
    const file = (name: string) => join(folder, name);
    await writeFile(file('mine.take'), writeTake(makeTake(2)));
    expect(await runTakeTask({ kind: 'list' }, folder)).toBe('');
    const entry = JSON.parse(await runTakeTask({ kind: 'import', path: file('mine.take') }, folder));
    expect(entry).toMatchObject({ name: 'Début', durationSeconds: 2, hasSound: true });
    expect(JSON.parse(await runTakeTask({ kind: 'list' }, folder))).toEqual(entry);

    const csv = { kind: 'export', take: entry.id, out: file('a.csv'), format: 'csv', ...MOTION } as const;
    expect(JSON.parse(await runTakeTask({ ...csv, from: 0.5, to: 1.5 }, folder))).toMatchObject({
      format: 'csv',
      durationSeconds: 1,
    });
    expect((await readFile(file('a.csv'), 'utf8')).split('\n').length).toBe(62);
    const back = { kind: 'import', path: file('a.csv'), out: file('back.take') } as const;
    expect(JSON.parse(await runTakeTask(back, folder))).toMatchObject({ name: 'a', avatar: 'mira' });
    expect(readTake(await readFile(file('back.take'))).face.length).toBeGreaterThan(55);
  });

  it('says what is not there, or cannot be read', async () => {
    const folder = await temporaryFolder();
    const out = join(folder, 'a.bvh');
    const lost = { kind: 'export', take: 'take-1', out, format: 'bvh', ...MOTION } as const;
    await expect(runTakeTask(lost, folder)).rejects.toThrow('There is no take take-1.');
    const path = join(folder, 'notes.csv');
    await writeFile(path, 'a,b\n1,2\n');
    await expect(runTakeTask({ kind: 'import', path }, folder)).rejects.toThrow(
      /no recording of Live Link Face/,
    );
  });
});
