import { describe, expect, it } from 'vitest';
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
