import { implement } from '@orpc/server';
import type { FilmEntry } from '../../../renderer/core/film.ts';
import { hostContract } from '../../../renderer/core/host.ts';

/** A queue in which nothing is ever filmed. */
export const fakeFilms = () => {
  const os = implement(hostContract).films;
  const nothing = () => {};
  let entries: FilmEntry[] = [];
  const put = (id: string, progress: FilmEntry['progress']) => {
    entries = entries.map((entry) => (entry.id === id ? { ...entry, progress } : entry));
  };
  return os.router({
    open: os.open.handler(() => ({ id: 'film', journalBytes: 0, pictures: 0 })),
    appendJournal: os.appendJournal.handler(nothing),
    readJournal: os.readJournal.handler(() => new Uint8Array()),
    cutJournal: os.cutJournal.handler(nothing),
    write: os.write.handler(nothing),
    writeNamed: os.writeNamed.handler(nothing),
    writeBeside: os.writeBeside.handler(nothing),
    commit: os.commit.handler(() => ({ path: '/home/you/film.mp4', bytes: 0 })),
    discard: os.discard.handler(nothing),
    tell: os.tell.handler(nothing),
    choosePath: os.choosePath.handler(({ input }) => `/home/you/${input.name}.${input.format}`),
    queue: {
      list: os.queue.list.handler(() => entries),
      add: os.queue.add.handler(({ input }) => {
        const entry: FilmEntry = {
          id: `film-${entries.length + 1}`,
          order: input,
          addedAt: '2026-11-26T10:00:00Z',
          progress: { kind: 'waiting' },
        };
        entries = [...entries, entry];
        return entry;
      }),
      cancel: os.queue.cancel.handler(({ input }) => put(input.id, { kind: 'cancelled' })),
      retry: os.queue.retry.handler(({ input }) => put(input.id, { kind: 'waiting' })),
      remove: os.queue.remove.handler(({ input }) => {
        entries = entries.filter(({ id }) => id !== input.id);
      }),
      reveal: os.queue.reveal.handler(nothing),
    },
  });
};
