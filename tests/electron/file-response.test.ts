import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentType, mediaContentType } from '../../electron/protocol/content-types.ts';
import { fileResponse } from '../../electron/protocol/file-response.ts';
import { temporaryFolders } from './temporary-folder.ts';

const temporaryFolder = temporaryFolders();
const HEADERS = { 'content-type': 'video/mp4', 'x-kept': 'yes' };

const fileOf = async (bytes: string): Promise<string> => {
  const file = join(await temporaryFolder(), 'film.mp4');
  await writeFile(file, bytes);
  return file;
};

describe('fileResponse', () => {
  it('gives the whole file', async () => {
    const answer = await fileResponse(await fileOf('0123456789'), { method: 'GET', range: null }, HEADERS);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-length': '10',
      'accept-ranges': 'bytes',
      'x-kept': 'yes',
    });
    expect(await answer.text()).toBe('0123456789');
  });

  it('gives a part', async () => {
    const answer = await fileResponse(
      await fileOf('0123456789'),
      { method: 'GET', range: 'bytes=2-4' },
      HEADERS,
    );
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-range')).toBe('bytes 2-4/10');
    expect(await answer.text()).toBe('234');
  });

  it('gives a file longer than one chunk unchanged', async () => {
    const text = Array.from({ length: 100_000 }, (_, index) => `line ${index}\n`).join('');
    const answer = await fileResponse(await fileOf(text), { method: 'GET', range: null }, HEADERS);
    expect(await answer.text()).toBe(text);
  });

  it('reads the end of a 6 GB file without the rest', async () => {
    const file = join(await temporaryFolder(), 'long.mp4');
    const handle = await open(file, 'w');
    const size = 6 * 1024 ** 3;
    await handle.truncate(size - 3);
    await handle.write(Buffer.from('end'), 0, 3, size - 3);
    await handle.close();
    const before = process.memoryUsage().rss;
    const answer = await fileResponse(file, { method: 'GET', range: `bytes=${size - 5}-` }, HEADERS);
    expect(Buffer.from(await answer.arrayBuffer()).toString('latin1')).toBe('\0\0end');
    const whole = await fileResponse(file, { method: 'GET', range: null }, HEADERS);
    await whole.body?.cancel();
    expect(process.memoryUsage().rss - before).toBeLessThan(500e6);
  });

  it('says what it cannot give', async () => {
    const file = await fileOf('0123456789');
    const past = await fileResponse(file, { method: 'GET', range: 'bytes=10-' }, HEADERS);
    expect([past.status, past.headers.get('content-range')]).toEqual([416, 'bytes */10']);
    const missing = await fileResponse(`${file}.gone`, { method: 'GET', range: null }, HEADERS);
    expect(missing.status).toBe(404);
    const folder = await fileResponse(await temporaryFolder(), { method: 'GET', range: null }, HEADERS);
    expect(folder.status).toBe(404);
    const head = await fileResponse(file, { method: 'HEAD', range: null }, HEADERS);
    expect([head.headers.get('content-length'), await head.text()]).toEqual(['10', '']);
  });
});

describe('content types', () => {
  it('never lets an opened file be a page or a script', () => {
    expect(mediaContentType('film.MP4')).toBe('video/mp4');
    expect(mediaContentType('me.vrm')).toBe('model/gltf-binary');
    for (const file of ['a.html', 'a.js', 'a.mjs', 'a.svg', 'a.css', 'a.wasm', 'a']) {
      expect(mediaContentType(file)).toBe('application/octet-stream');
    }
    expect(contentType('worker.js')).toMatch(/^text\/javascript/);
  });
});
