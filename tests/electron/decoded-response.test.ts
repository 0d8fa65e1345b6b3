import { chmod, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { decodedResponse, decoderArguments, findDecoder } from '../../electron/protocol/decoded-response.ts';
import { temporaryFolders } from './temporary-folder.ts';

const temporaryFolder = temporaryFolders();
const path = process.env.PATH ?? '';
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  process.env.PATH = path;
  vi.restoreAllMocks();
});

/** A stand-in for ffmpeg on an otherwise whole PATH. */
const withDecoder = async (script: string): Promise<void> => {
  const folder = await temporaryFolder();
  const file = join(folder, 'ffmpeg');
  await writeFile(file, `#!${process.execPath}\n${script}\n`);
  await chmod(file, 0o755);
  process.env.PATH = `${folder}${delimiter}${path}`;
};

describe('the decoder of films that Chromium cannot play', () => {
  it('is called without a shell’s help: the file’s name is one word, and no other file is read', () => {
    const words = decoderArguments('/films/a b"; rm -rf ~.avi');
    expect(words).toContain('file:/films/a b"; rm -rf ~.avi');
    expect(words[words.indexOf('-protocol_whitelist') + 1]).toBe('file');
    expect(words[words.indexOf('-format_whitelist') + 1]).not.toMatch(/hls|concat|image2|lavfi/);
    expect(words).toContain('-t');
  });

  it('is not looked for in the working folder', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'ffmpeg');
    await writeFile(file, '');
    await chmod(file, 0o755);
    expect(findDecoder(`${delimiter}.${delimiter}/nowhere`)).toBeNull();
    expect(findDecoder(`/nowhere${delimiter}${folder}`)).toBe(file);
  });

  it('answers 501 where there is none', async () => {
    process.env.PATH = await temporaryFolder();
    expect((await decodedResponse('/films/a.avi', {})).status).toBe(501);
  });

  it('streams what it says and closes with it', async () => {
    await withDecoder('process.stdout.write("one "); setTimeout(() => process.stdout.write("two"), 50);');
    const response = await decodedResponse('/films/a.avi', { 'x-test': 'kept' });
    expect([response.status, response.headers.get('x-test')]).toEqual([200, 'kept']);
    expect(await response.text()).toBe('one two');
  });

  it('answers 422 with its words when it refuses at once', async () => {
    await withDecoder('console.error("no film in it"); process.exit(1);');
    const response = await decodedResponse('/films/a.avi', {});
    expect([response.status, await response.text()]).toEqual([422, 'no film in it']);
  });

  it('breaks the stream off when it fails on the way', async () => {
    await withDecoder('process.stdout.write("half", () => { console.error("torn"); process.exit(1); });');
    const response = await decodedResponse('/films/a.avi', {});
    await expect(response.text()).rejects.toThrow();
  });

  it('ends when nobody reads on', async () => {
    await withDecoder('process.stdout.write(String(process.pid)); setInterval(() => {}, 1000);');
    const reader = (await decodedResponse('/films/a.avi', {})).body?.getReader();
    const pid = Number(new TextDecoder().decode((await reader?.read())?.value));
    await reader?.cancel();
    await expect.poll(() => isRunning(pid)).toBe(false);
  });
});

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
