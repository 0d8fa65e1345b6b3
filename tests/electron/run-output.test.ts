import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createRunOutput } from '../../electron/services/run-output.ts';
import { temporaryFolders } from './temporary-folder.ts';

const temporaryFolder = temporaryFolders();
const collector = () => {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return { stream, text: () => chunks.join('') };
};

describe('createRunOutput', () => {
  it('gives the file its name only at the end, with every line in order', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'new', 'faces.jsonl');
    const output = createRunOutput(file, collector().stream);
    await Promise.all([output.append(['1', '2']), output.append(['3']), output.append([])]);
    expect(await readdir(join(folder, 'new'))).not.toContain('faces.jsonl');
    await output.commit();
    expect(await readFile(file, 'utf8')).toBe('1\n2\n3\n');
    expect(await readdir(join(folder, 'new'))).toEqual(['faces.jsonl']);
  });

  it('leaves nothing behind when the run fails, and an older file as it was', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'faces.jsonl');
    await writeFile(file, 'older\n');
    const output = createRunOutput(file, collector().stream);
    await output.append(['half']);
    await output.discard();
    expect(await readdir(folder)).toEqual(['faces.jsonl']);
    expect(await readFile(file, 'utf8')).toBe('older\n');
  });

  it('makes an empty file when there was nothing to say', async () => {
    const file = join(await temporaryFolder(), 'faces.jsonl');
    await createRunOutput(file, collector().stream).commit();
    expect(await readFile(file, 'utf8')).toBe('');
  });

  it.each([undefined, '-'])('writes to the standard output for %s', async (name) => {
    const { stream, text } = collector();
    const output = createRunOutput(name, stream);
    await output.append(['{"a":1}', '{"a":2}']);
    await output.commit();
    expect(text()).toBe('{"a":1}\n{"a":2}\n');
  });

  it('says which file it cannot write', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'plain'), '');
    const file = join(folder, 'plain', 'faces.jsonl');
    const output = createRunOutput(file, collector().stream);
    await expect(output.append(['1'])).rejects.toMatchObject({
      name: 'MasqueError',
      message: expect.stringContaining(file),
    });
  });
});
