import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { MasqueError } from '../../../renderer/core/errors.ts';
import { type FilmOrder, filmPictureName } from '../../../renderer/core/film.ts';
import type { FilmParts } from '../../../renderer/core/host.ts';
import { writeWhole } from '../atomic-write.ts';
import { makeAacSound } from './aac-sound.ts';
import { lockFilm, unlockFilm } from './film-lock.ts';
import { checkPlace, type FilmPlaces, filmError, placesOf } from './film-places.ts';

interface OpenFilm extends FilmPlaces {
  readonly isSequence: boolean;
  readonly journalFile: FileHandle;
  journalBytes: number;
  partFile: FileHandle | null;
}

/** Pictures are numbered from 1 without a gap; each got its name when it was whole. */
const countPictures = async (folder: string): Promise<number> => {
  const names = new Set(await readdir(folder));
  let count = 0;
  while (names.has(filmPictureName(count))) count += 1;
  return count;
};

const plainName = (name: string): string => {
  if (name === basename(name) && /^[\w-]+\.[a-z]+$/.test(name)) return name;
  throw new MasqueError('bad-option', `“${name}” is no name for a part of a film.`, 'Run masque doctor.');
};

/**
 * The films that pages are writing now: each in parts of hidden names until it is whole. `ffmpeg` makes the sound of MP4
 * films AAC.
 */
export const createFilmParts = (ffmpeg: string | null = null) => {
  const films = new Map<string, OpenFilm>();
  /** One after the other for each film, so that what is appended keeps its order. */
  const turns = new Map<string, Promise<unknown>>();
  const inTurn = <Result>(id: string, work: (film: OpenFilm) => Promise<Result>): Promise<Result> => {
    const film = films.get(id);
    if (film === undefined) {
      return Promise.reject(
        new MasqueError('not-found', `No film ${id} is being written.`, 'Start it again.'),
      );
    }
    const done = (turns.get(id) ?? Promise.resolve())
      .then(() => work(film))
      .catch((error: unknown) => {
        throw filmError(film.film, error);
      });
    turns.set(
      id,
      done.catch(() => undefined),
    );
    return done;
  };
  const closeFiles = async (id: string, film: OpenFilm): Promise<void> => {
    films.delete(id);
    turns.delete(id);
    await film.journalFile.close();
    await film.partFile?.close();
  };
  const openPart = async (film: OpenFilm): Promise<FileHandle> => {
    film.partFile ??= await open(film.part, 'w');
    return film.partFile;
  };

  const discard = (id: string, keepJournal: boolean): Promise<void> =>
    inTurn(id, async (film) => {
      await closeFiles(id, film);
      // The pictures of a sequence are its journal.
      if (!(keepJournal && film.isSequence)) await rm(film.part, { recursive: true, force: true });
      await rm(film.resounded, { force: true });
      if (!keepJournal) await rm(film.journal, { force: true });
      await unlockFilm(film.lock);
    });

  return {
    async open(order: FilmOrder, expectedBytes: number): Promise<FilmParts> {
      const places = placesOf(order.path);
      await checkPlace(order, expectedBytes);
      await lockFilm(order.path, places.lock).catch((error: unknown) => {
        throw filmError(order.path, error);
      });
      try {
        const isSequence = order.job.format === 'png';
        if (!order.resume) await rm(places.part, { recursive: true, force: true });
        if (isSequence) await mkdir(places.part, { recursive: true });
        const journalFile = await open(places.journal, order.resume ? 'a+' : 'w+');
        const { size: journalBytes } = await journalFile.stat();
        const id = randomUUID();
        films.set(id, {
          ...places,
          isSequence,
          journalFile,
          journalBytes,
          partFile: null,
        });
        return { id, journalBytes, pictures: isSequence ? await countPictures(places.part) : 0 };
      } catch (error) {
        await unlockFilm(places.lock);
        throw filmError(order.path, error);
      }
    },
    appendJournal: (id: string, bytes: Uint8Array): Promise<void> =>
      inTurn(id, async (film) => {
        await film.journalFile.appendFile(bytes);
        film.journalBytes += bytes.length;
      }),
    readJournal: (id: string, from: number, length: number): Promise<Uint8Array<ArrayBuffer>> =>
      inTurn(id, async ({ journalFile }) => {
        const bytes = new Uint8Array(length);
        const { bytesRead } = await journalFile.read(bytes, 0, length, from);
        return bytes.subarray(0, bytesRead);
      }),
    cutJournal: (id: string, length: number): Promise<void> =>
      inTurn(id, async (film) => {
        await film.journalFile.truncate(length);
        film.journalBytes = length;
      }),
    write: (id: string, position: number, bytes: Uint8Array): Promise<void> =>
      inTurn(id, async (film) => {
        const file = await openPart(film);
        await file.write(bytes, 0, bytes.length, position);
      }),
    writeNamed: (id: string, name: string, bytes: Uint8Array): Promise<void> =>
      inTurn(id, async ({ part }) => {
        const file = join(part, plainName(name));
        await writeFile(`${file}.tmp`, bytes);
        await rename(`${file}.tmp`, file);
      }),
    writeBeside: (id: string, ending: 'srt' | 'vtt', bytes: Uint8Array): Promise<void> =>
      inTurn(id, async ({ film, isSequence }) => {
        const stem = isSequence ? film : film.slice(0, film.length - extname(film).length);
        await writeWhole(`${stem}.${ending}`, bytes);
      }),
    commit: (id: string): Promise<{ path: string; bytes: number }> =>
      inTurn(id, async (film) => {
        await film.partFile?.sync();
        if (ffmpeg !== null) {
          await makeAacSound(ffmpeg, film.part, film.resounded);
          await rename(film.resounded, film.part);
        }
        await closeFiles(id, film);
        // An empty folder of that name was allowed.
        if (film.isSequence) await rmdir(film.film).catch(() => undefined);
        await rename(film.part, film.film);
        await rm(film.journal, { force: true });
        await unlockFilm(film.lock);
        return { path: film.film, bytes: await sizeOf(film.film) };
      }),
    discard,
    /** Whatever is still open is given up: its page is gone. */
    async close(keepJournal: boolean): Promise<void> {
      for (const id of [...films.keys()]) await discard(id, keepJournal).catch(() => undefined);
    },
  };
};
export type FilmPartsService = ReturnType<typeof createFilmParts>;

const sizeOf = async (path: string): Promise<number> => {
  const found = await stat(path);
  if (!found.isDirectory()) return found.size;
  let bytes = 0;
  for (const name of await readdir(path)) bytes += (await stat(join(path, name))).size;
  return bytes;
};
