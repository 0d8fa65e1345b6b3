import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lookThrough } from '../../electron/services/avatar-check/look-through.ts';
import { temporaryFolders } from './temporary-folder.ts';

const newFolder = temporaryFolders();

/** A worker of these words, and a file to look through. */
const stand = async (words: string): Promise<{ file: string; worker: string }> => {
  const folder = await newFolder();
  const [file, worker] = [join(folder, 'a.glb'), join(folder, 'worker.cjs')];
  await writeFile(file, 'glTF');
  await writeFile(worker, words);
  return { file, worker };
};

describe('lookThrough', () => {
  it('gives the worker the file and hands back its word', async () => {
    const { file, worker } = await stand(
      "const { parentPort, workerData } = require('node:worker_threads'); parentPort.postMessage({ seen: workerData });",
    );
    expect(await lookThrough(file, { worker })).toEqual({ seen: file });
  });

  it('stops a worker that never ends, in the middle of its loop', async () => {
    const { file, worker } = await stand('for (;;);');
    expect(await lookThrough(file, { worker, seconds: 0.2 })).toMatchObject({
      ok: false,
      reason: 'it takes longer than 0.2 s to look through.',
    });
  });

  it.each([
    ['throws', "throw new Error('no idea')", /broke off \(no idea\)/],
    ['leaves without a word', 'process.exit(3)', /broke off \(status 3\)/],
  ])('has a word for a worker that %s', async (_, words, reason) => {
    const { file, worker } = await stand(words);
    const report = await lookThrough(file, { worker });
    expect(report.ok).toBe(false);
    expect(report.reason).toMatch(reason);
  });

  it('says what is wrong with a file that is none', async () => {
    const { file, worker } = await stand('');
    expect((await lookThrough(`${file}.gone`, { worker })).reason).toMatch(/no file/);
    expect((await lookThrough(join(file, '..'), { worker })).reason).toMatch(/is a folder/);
    await writeFile(file, '');
    expect((await lookThrough(file, { worker })).reason).toMatch(/empty/);
  });
});
