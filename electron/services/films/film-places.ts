import { constants } from 'node:fs';
import { access, readdir, stat, statfs } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { MasqueError } from '../../../renderer/core/errors.ts';
import type { FilmOrder } from '../../../renderer/core/film.ts';

/** Where a film and its parts lie. The parts are hidden and beside it: a rename then needs no second disk. */
export interface FilmPlaces {
  readonly film: string;
  /** The film while it is put together: a file, or the folder of a sequence. */
  readonly part: string;
  /** As `part`, with other sound. */
  readonly resounded: string;
  /** What it takes to go on after a crash. */
  readonly journal: string;
  /** Whose film it is while it is being made. */
  readonly lock: string;
}

export const placesOf = (film: string): FilmPlaces => {
  const hidden = (ending: string) => join(dirname(film), `.${basename(film)}.masque-${ending}`);
  return {
    film,
    part: hidden('part'),
    resounded: hidden('aac'),
    journal: hidden('journal'),
    lock: hidden('lock'),
  };
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const ANOTHER_FOLDER = 'Choose another folder.';

/** What stands in the way of a write, in a person's words. */
export const filmError = (film: string, error: unknown): MasqueError => {
  if (error instanceof MasqueError) return error;
  const cannot = (why: string, cure: string) =>
    new MasqueError('failed', `Cannot write ${film}: ${why}.`, cure, { cause: error });
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return cannot('the disk is full', 'Free some space, then film it again: it goes on where it stopped.');
    case 'EACCES':
    case 'EPERM':
      return cannot('you have no permission to write there', ANOTHER_FOLDER);
    case 'EROFS':
      return cannot('the disk can only be read', ANOTHER_FOLDER);
    case 'ENAMETOOLONG':
      return cannot('its name is too long', 'Choose a shorter name.');
    case 'ENOENT':
      return cannot('its folder is gone', ANOTHER_FOLDER);
    default:
      return cannot(error instanceof Error ? error.message : String(error), ANOTHER_FOLDER);
  }
};

/** Megabytes that must stay free beside the film's own. */
const SPARE_MEGABYTES = 50;
const MEGABYTE = 1e6;

const checkRoom = async (film: string, expectedBytes: number): Promise<void> => {
  // A file system that does not tell is taken at its word when it is full.
  const disk = await statfs(dirname(film)).catch(() => null);
  if (disk === null) return;
  const free = (disk.bavail * disk.bsize) / MEGABYTE;
  const needed = expectedBytes / MEGABYTE + SPARE_MEGABYTES;
  if (free >= needed) return;
  throw new MasqueError(
    'failed',
    `${film} may need ${Math.ceil(needed)} MB, and ${Math.floor(free)} MB are free there.`,
    'Free some space, choose another disk, or film it smaller.',
  );
};

/** Fails when the film could never get its name: better now than after an hour. */
export const checkPlace = async ({ job, path }: FilmOrder, expectedBytes: number): Promise<void> => {
  const folder = dirname(path);
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) {
    throw new MasqueError('not-found', `There is no folder ${folder}.`, 'Make it, or choose another one.');
  }
  await access(folder, constants.W_OK).catch((error: unknown) => {
    throw filmError(path, error);
  });
  const there = await stat(path).catch(() => null);
  if (job.format === 'png') {
    const isFree = there === null || (there.isDirectory() && (await readdir(path)).length === 0);
    if (!isFree) {
      throw new MasqueError(
        'bad-option',
        `${path} is there already, and a sequence of pictures needs a folder of its own.`,
        'Choose a new name, or empty the folder.',
      );
    }
  } else if (there !== null && !there.isFile()) {
    throw new MasqueError('bad-option', `${path} is not a file.`, 'Choose another name.');
  }
  await checkRoom(path, expectedBytes);
};
