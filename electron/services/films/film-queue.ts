import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { MasqueError } from '../../../renderer/core/errors.ts';
import { FilmEntry, type FilmOrder, type FilmProgress } from '../../../renderer/core/film.ts';
import { writeWhole } from '../atomic-write.ts';

/** A film that is being made. */
export interface Filming {
  /** Resolves with how it ended; never rejects. */
  readonly ended: Promise<FilmProgress>;
  cancel(): void;
}

export interface FilmQueuePlan {
  /** The person's own folder, where the queue is kept. */
  readonly folder: string;
  now(): Date;
  film(order: FilmOrder, tell: (progress: FilmProgress) => void): Filming;
}

const isOver = ({ kind }: FilmProgress): boolean => kind !== 'waiting' && kind !== 'running';

/** One film at a time, in order. What waits, and what was cut off by the app's end, is gone on with at the next start. */
export const createFilmQueue = ({ folder, now, film }: FilmQueuePlan) => {
  const file = join(folder, 'films.json');
  let entries: FilmEntry[] = [];
  let running: { readonly id: string; readonly filming: Filming } | null = null;
  let closed = false;
  let saved: Promise<void> = Promise.resolve();

  const save = (): Promise<void> => {
    const text = JSON.stringify(entries, null, 2);
    saved = saved.then(() => writeWhole(file, text)).catch((error: unknown) => console.error(String(error)));
    return saved;
  };
  const find = (id: string): FilmEntry => {
    const entry = entries.find((candidate) => candidate.id === id);
    if (entry !== undefined) return entry;
    throw new MasqueError('not-found', `There is no film ${id} in the queue.`, 'Add it again.');
  };
  const replace = (id: string, changes: Partial<FilmEntry>): void => {
    entries = entries.map((entry) => (entry.id === id ? { ...entry, ...changes } : entry));
  };
  const next = (): void => {
    const entry = entries.find(({ progress }) => progress.kind === 'waiting');
    if (entry === undefined || running !== null || closed) return;
    const { id, order } = entry;
    replace(id, { progress: { kind: 'running', step: 'speech', frames: 0, ofFrames: 0 } });
    const filming = film(order, (progress) => {
      if (running?.id === id) replace(id, { progress });
    });
    running = { id, filming };
    void save();
    void filming.ended.then((progress) => {
      running = null;
      // Cut off by the app's own end: it stays as it was, to be gone on with.
      if (closed) return;
      replace(id, { progress });
      void save();
      next();
    });
  };

  return {
    /** Takes up what an earlier run of the app left. */
    async start(): Promise<void> {
      const text = await readFile(file, 'utf8').catch(() => '[]');
      const parsed = z.array(FilmEntry).safeParse(parseJson(text));
      if (!parsed.success) console.error(`The queue of films in ${file} cannot be read and starts empty.`);
      entries = (parsed.data ?? []).map((entry) =>
        isOver(entry.progress)
          ? entry
          : { ...entry, order: { ...entry.order, resume: true }, progress: { kind: 'waiting' } },
      );
      next();
    },
    list: (): FilmEntry[] => entries,
    async add(order: FilmOrder): Promise<FilmEntry> {
      const entry: FilmEntry = {
        id: randomUUID(),
        order,
        addedAt: now().toISOString(),
        progress: { kind: 'waiting' },
      };
      entries = [...entries, entry];
      await save();
      next();
      return find(entry.id);
    },
    async cancel(id: string): Promise<void> {
      const { progress } = find(id);
      if (running?.id === id) {
        running.filming.cancel();
        await running?.filming.ended;
      } else if (!isOver(progress)) replace(id, { progress: { kind: 'cancelled' } });
      await save();
    },
    async retry(id: string): Promise<void> {
      const entry = find(id);
      if (!isOver(entry.progress)) return;
      const again: FilmEntry = {
        ...entry,
        order: { ...entry.order, resume: true },
        progress: { kind: 'waiting' },
      };
      entries = [...entries.filter((other) => other.id !== id), again];
      await save();
      next();
    },
    async remove(id: string): Promise<void> {
      find(id);
      if (running?.id === id) {
        running.filming.cancel();
        await running?.filming.ended;
      }
      entries = entries.filter((entry) => entry.id !== id);
      await save();
    },
    find,
    /** The app ends: what is filmed now is cut off, and gone on with next time. */
    async quit(): Promise<void> {
      closed = true;
      await saved;
    },
  };
};
export type FilmQueue = ReturnType<typeof createFilmQueue>;

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
