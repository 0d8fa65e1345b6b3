import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FilmEntry, FilmJob, type FilmProgress } from '../../renderer/core/film.ts';
import { hostCall } from './host-call.ts';
import { createStand, type Opened } from './launch.ts';

const PATIENCE = 240_000;
const stand = createStand();
let opened: Opened;
let userData = '';
let folder = '';

const launch = () => stand.open(['--camera', 'none', '--user-data', userData]);
beforeAll(async () => {
  userData = await stand.folder();
  folder = await stand.folder();
  opened = await launch();
}, PATIENCE);
afterAll(async () => {
  await opened?.close();
  await stand.dispose();
}, PATIENCE);

const SAID = Array.from(
  { length: 5 },
  (_, i) => `Mama bakes bread number ${i + 1}, and Papa brings the butter.`,
);

const add = async (name: string, lines = SAID.length): Promise<string> => {
  const source = { kind: 'script', text: SAID.slice(0, lines).join('\n'), name: 'bread.md' } as const;
  const job = FilmJob.parse({ source, width: 128, height: 128, framesPerSecond: 24, look: 'draft' });
  const answer = await hostCall(opened.page, 'films/queue/add', {
    job,
    path: join(folder, name),
    resume: false,
  });
  expect(answer?.status, JSON.stringify(answer)).toBe(200);
  return FilmEntry.parse(answer?.body.json).id;
};
const progressOf = async (id: string): Promise<FilmProgress | undefined> => {
  const answer = await hostCall(opened.page, 'films/queue/list');
  return FilmEntry.array()
    .parse(answer?.body.json)
    .find((entry) => entry.id === id)?.progress;
};
const often = { timeout: 200_000, interval: 50 };
/** Until pictures are being made. */
const filming = (id: string) =>
  expect
    .poll(async () => {
      const progress = await progressOf(id);
      return progress?.kind === 'running' && progress.frames > 0;
    }, often)
    .toBe(true);
const ended = (id: string, kind: FilmProgress['kind']) =>
  expect.poll(async () => (await progressOf(id))?.kind, often).toBe(kind);
const windows = () => opened.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
const isWhole = async (name: string) =>
  (await readFile(join(folder, name))).subarray(4, 8).toString() === 'ftyp';

describe('the queue of films', { timeout: PATIENCE }, () => {
  it('says that the process of a film has crashed, goes on with the next, and makes it after all', async () => {
    const crashed = await add('crashed.mp4');
    const next = await add('next.mp4', 1);
    await filming(crashed);
    await opened.app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows())
        if (!window.isVisible()) window.webContents.forcefullyCrashRenderer();
    });
    await ended(crashed, 'failed');
    const progress = await progressOf(crashed);
    expect(progress).toMatchObject({
      message: expect.stringMatching(/process that filmed has ended \(\w+\)/),
    });
    await ended(next, 'done');
    expect((await readdir(folder)).sort()).toEqual(['.crashed.mp4.masque-journal', 'next.mp4']);
    await hostCall(opened.page, 'films/queue/retry', { id: crashed });
    await ended(crashed, 'done');
    expect(await isWhole('crashed.mp4')).toBe(true);
    expect((await readdir(folder)).sort()).toEqual(['crashed.mp4', 'next.mp4']);
    expect(await windows()).toBe(1);
  });

  it('stops a film in its middle and leaves nothing of it', async () => {
    const id = await add('stopped.mp4');
    await filming(id);
    await hostCall(opened.page, 'films/queue/cancel', { id });
    expect((await progressOf(id))?.kind).toBe('cancelled');
    expect((await readdir(folder)).filter((name) => name.includes('stopped'))).toEqual([]);
    expect(await windows()).toBe(1);
  });

  it('lets nobody else write the film that it is at', async () => {
    const id = await add('both.mp4');
    await filming(id);
    const script = join(await stand.folder(), 'other.md');
    await writeFile(script, 'Me too.');
    const other = await stand.run(['render', script, '--out', join(folder, 'both.mp4'), '--size', '128x128']);
    expect(other.status).toBe(1);
    expect(other.stderr).toContain('is being filmed already');
    await hostCall(opened.page, 'films/queue/cancel', { id });
  });

  it('says why a film cannot be written, and goes on with the next', async () => {
    await writeFile(join(folder, 'file'), 'no folder');
    const lost = await add(join('file', 'film.mp4'), 1);
    const next = await add('after.mp4', 1);
    await ended(lost, 'failed');
    expect(await progressOf(lost)).toMatchObject({ message: expect.stringContaining('There is no folder') });
    await ended(next, 'done');
  });

  it('goes on after the app was closed in the middle of a film, with those that waited behind it', async () => {
    const [cut, waiting] = [await add('cut.mp4'), await add('waiting.mp4', 1)];
    await filming(cut);
    await opened.close();
    expect((await readdir(folder)).filter((name) => /^(cut|waiting)/.test(name))).toEqual([]);
    opened = await launch();
    await ended(cut, 'done');
    await ended(waiting, 'done');
    for (const name of ['cut.mp4', 'waiting.mp4']) expect(await isWhole(name)).toBe(true);
    expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});
