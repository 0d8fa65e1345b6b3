import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createFilmQueue, type Filming } from '../../../electron/services/films/film-queue.ts';
import { FilmJob, type FilmOrder, type FilmProgress } from '../../../renderer/core/film.ts';
import { temporaryFolders } from '../temporary-folder.ts';

const temporaryFolder = temporaryFolders();

const order = (name: string): FilmOrder => ({
  path: `/films/${name}.mp4`,
  resume: false,
  job: FilmJob.parse({ source: { kind: 'script', text: 'Hi.', name } }),
});
const DONE: FilmProgress = {
  kind: 'failed',
  message: 'It is over.',
  cure: 'Go on.',
};

const stand = (folder: string) => {
  const begun: { readonly order: FilmOrder; end(progress: FilmProgress): void }[] = [];
  const queue = createFilmQueue({
    folder,
    now: () => new Date(0),
    film(wanted): Filming {
      let end: (progress: FilmProgress) => void = () => {};
      const ended = new Promise<FilmProgress>((resolve) => {
        end = resolve;
      });
      begun.push({ order: wanted, end });
      return { ended, cancel: () => end({ kind: 'cancelled' }) };
    },
  });
  const kinds = () => queue.list().map(({ progress }) => progress.kind);
  return { queue, begun, kinds };
};
const settled = () => new Promise((wake) => setTimeout(wake, 20));

describe('createFilmQueue', () => {
  it('makes one film at a time, in order', async () => {
    const { queue, begun, kinds } = stand(await temporaryFolder());
    await queue.add(order('one'));
    await queue.add(order('two'));
    expect(kinds()).toEqual(['running', 'waiting']);
    begun[0]?.end(DONE);
    await settled();
    expect(kinds()).toEqual(['failed', 'running']);
    expect(begun.map((film) => film.order.path)).toEqual(['/films/one.mp4', '/films/two.mp4']);
    begun[1]?.end(DONE);
    await settled();
  });

  it('cancels what runs and goes on with the next', async () => {
    const { queue, kinds } = stand(await temporaryFolder());
    const { id } = await queue.add(order('one'));
    await queue.add(order('two'));
    await queue.cancel(id);
    expect(kinds()).toEqual(['cancelled', 'running']);
    await queue.retry(id);
    expect(kinds()).toEqual(['running', 'waiting']);
  });

  it('cancels what waits, takes what runs off the list, and lets what runs be', async () => {
    const { queue, begun, kinds } = stand(await temporaryFolder());
    const one = await queue.add(order('one'));
    const two = await queue.add(order('two'));
    await queue.add(order('three'));
    await queue.cancel(two.id);
    await queue.retry(one.id);
    expect(kinds()).toEqual(['running', 'cancelled', 'waiting']);
    await queue.remove(one.id);
    expect(kinds()).toEqual(['cancelled', 'running']);
    expect(begun.map((film) => film.order.path)).toEqual(['/films/one.mp4', '/films/three.mp4']);
    await expect(queue.cancel('nobody')).rejects.toMatchObject({ reason: 'not-found' });
  });

  it('makes one file twice, one after the other', async () => {
    const { queue, begun, kinds } = stand(await temporaryFolder());
    await queue.add(order('one'));
    await queue.add(order('one'));
    expect(begun.length).toBe(1);
    begun[0]?.end(DONE);
    await settled();
    expect([begun.length, ...kinds()]).toEqual([2, 'failed', 'running']);
  });

  it('starts empty, and says so, when what was kept is not a queue', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'films.json'), '[{"id": 1}');
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { queue } = stand(folder);
    await queue.start();
    expect(queue.list()).toEqual([]);
    expect(said).toHaveBeenCalledWith(expect.stringContaining('cannot be read and starts empty'));
    said.mockRestore();
  });

  it('goes on after the app has ended, with what was cut off first', async () => {
    const folder = await temporaryFolder();
    const before = stand(folder);
    await before.queue.add(order('one'));
    await before.queue.add(order('two'));
    await before.queue.quit();
    const after = stand(folder);
    await after.queue.start();
    expect(after.kinds()).toEqual(['running', 'waiting']);
    expect(after.begun[0]?.order).toMatchObject({ path: '/films/one.mp4', resume: true });
    await after.queue.quit();
  });
});
