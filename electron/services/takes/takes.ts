import { type FileHandle, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { MasqueError } from '../../../renderer/core/errors.ts';
import type { TakeEntry } from '../../../renderer/core/host.ts';
import { readTakeHead, surveyTake } from '../../../renderer/core/take-file/read-take.ts';
import { renameTake } from '../../../renderer/core/take-file/write-take.ts';
import { writeWhole } from '../atomic-write.ts';
import type { OpenedFiles } from '../files.ts';
import { removeFiles } from '../remove-files.ts';
import { freeTakeId, isFile, readTakeEntry, readTakeFolder, recordingPath, takePath } from './take-folder.ts';

const LONGEST_NAME = 80;

const checkedName = (name: string): string => {
  const trimmed = name.trim();
  if (trimmed !== '' && trimmed.length <= LONGEST_NAME) return trimmed;
  throw new MasqueError(
    'bad-option',
    `A take cannot be called “${trimmed}”.`,
    `Give it a name of 1 to ${LONGEST_NAME} characters.`,
  );
};

export interface TakesPlan {
  readonly folder: string;
  readonly opened: OpenedFiles;
  /** Puts a file into the system's bin; rejects where there is none. */
  bin(path: string): Promise<void>;
  now?(): Date;
}

const failure = (path: string, cause: unknown): MasqueError =>
  new MasqueError(
    'failed',
    `Cannot write ${path}: ${cause instanceof Error ? cause.message : String(cause)}.`,
    'Free some space; what was recorded so far is kept.',
    { cause },
  );

/** The takes that a person keeps. Changes are done one after the other; a recording only ever grows. */
export const createTakes = ({ folder, opened, bin, now = () => new Date() }: TakesPlan) => {
  const recordings = new Map<string, FileHandle>();
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const done = queue.then(work);
    queue = done.catch(() => undefined);
    return done;
  };

  const demand = async (id: string): Promise<string> => {
    const path = takePath(folder, id);
    // An id is a name in the folder, never a way out of it.
    if (/^[a-z0-9-]+$/.test(id) && (await isFile(path))) return path;
    throw new MasqueError('not-found', `There is no take “${id}”.`, 'Choose one of the list.');
  };
  const recording = (id: string): FileHandle => {
    const handle = recordings.get(id);
    if (handle !== undefined) return handle;
    throw new MasqueError('lost', `Nothing is being recorded as “${id}”.`, 'Record again.');
  };
  const close = async (id: string): Promise<void> => {
    const handle = recording(id);
    recordings.delete(id);
    await handle.close();
  };

  return {
    list: (): Promise<TakeEntry[]> => readTakeFolder(folder, opened),
    begin: (bytes: Uint8Array): Promise<{ id: string }> =>
      inTurn(async () => {
        const id = await freeTakeId(folder, readTakeHead(bytes).recordedAt);
        const path = recordingPath(folder, id);
        try {
          await mkdir(folder, { recursive: true });
          const handle = await open(path, 'wx');
          recordings.set(id, handle);
          await handle.appendFile(bytes);
        } catch (cause) {
          throw failure(path, cause);
        }
        return { id };
      }),
    append: (id: string, bytes: Uint8Array): Promise<void> =>
      inTurn(async () => {
        const handle = recording(id);
        try {
          await handle.appendFile(bytes);
          // A second of a performance cannot be had again; a power cut should cost no more than that.
          await handle.datasync();
        } catch (cause) {
          throw failure(recordingPath(folder, id), cause);
        }
      }),
    finish: (id: string): Promise<TakeEntry> =>
      inTurn(async () => {
        await close(id);
        await rename(recordingPath(folder, id), takePath(folder, id));
        return readTakeEntry(takePath(folder, id), id, opened);
      }),
    discard: (id: string): Promise<void> =>
      inTurn(async () => {
        await close(id);
        await rm(recordingPath(folder, id), { force: true });
      }),
    async open(idOrPath: string): Promise<TakeEntry> {
      if (/^[a-z0-9-]+$/.test(idOrPath) && (await isFile(takePath(folder, idOrPath))))
        return readTakeEntry(takePath(folder, idOrPath), idOrPath, opened);
      if (/[/\\.]/.test(idOrPath)) return readTakeEntry(resolve(idOrPath), resolve(idOrPath), opened);
      const known = (await readTakeFolder(folder, opened)).map(({ id }) => id);
      throw new MasqueError(
        'not-found',
        `There is no take ${idOrPath}.`,
        known.length === 0
          ? 'Record one first.'
          : `Choose one of ${known.slice(0, 8).join(', ')}, or a file.`,
      );
    },
    add: (bytes: Uint8Array): Promise<TakeEntry> =>
      inTurn(async () => {
        surveyTake(bytes);
        const id = await freeTakeId(folder, readTakeHead(bytes).recordedAt);
        await writeWhole(takePath(folder, id), bytes);
        return readTakeEntry(takePath(folder, id), id, opened);
      }),
    rename: (id: string, wanted: string): Promise<TakeEntry> =>
      inTurn(async () => {
        const name = checkedName(wanted);
        const path = await demand(id);
        await writeWhole(path, renameTake(await readFile(path), name));
        return readTakeEntry(path, id, opened);
      }),
    remove: (id: string): Promise<{ where: string }> =>
      inTurn(async () => removeFiles([await demand(id)], { folder, bin, now })),
  };
};
