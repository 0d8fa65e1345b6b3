import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { TakeEntry } from '../../../renderer/core/host.ts';
import { joinBytes } from '../../../renderer/core/take-file/chunks.ts';
import { readTakeEnd, readTakeHead, surveyTake } from '../../../renderer/core/take-file/read-take.ts';
import { DONE_BYTES } from '../../../renderer/core/take-file/take-format.ts';
import { takeEnd } from '../../../renderer/core/take-file/write-take.ts';
import { writeWhole } from '../atomic-write.ts';
import type { OpenedFiles } from '../files.ts';

/*
 * The folder of a person's takes:
 *   ID.take            a take
 *   ID.recording       what is being recorded now, or was when the app crashed
 *   ID.damaged-DATE    a recording of which nothing can be read
 *   removed/           what was removed where the system has no bin
 */

const TAKE = /^([a-z0-9][a-z0-9-]{0,63})\.take$/;
const RECORDING = /^([a-z0-9][a-z0-9-]{0,63})\.recording$/;

/** A description with a calibration takes some 3 KB. */
const HEAD_BYTES = 65_536;
/** Less was never worth keeping: nobody had begun. */
const SHORTEST_SECONDS = 0.3;

export const takePath = (folder: string, id: string): string => join(folder, `${id}.take`);
export const recordingPath = (folder: string, id: string): string => join(folder, `${id}.recording`);

/** What a list shows of a take, from its file's first and last bytes. */
export const readTakeEntry = async (path: string, id: string, opened: OpenedFiles): Promise<TakeEntry> => {
  const file = await opened.open(path);
  const handle = await open(file.path, 'r');
  try {
    const beginning = new Uint8Array(Math.min(HEAD_BYTES, file.bytes));
    await handle.read(beginning, 0, beginning.length, 0);
    const { calibration: _, ...head } = readTakeHead(beginning);
    const last = new Uint8Array(DONE_BYTES);
    await handle.read(last, 0, DONE_BYTES, Math.max(0, file.bytes - DONE_BYTES));
    const { durationSeconds, samplesPerSecond } = readTakeEnd(last) ?? surveyTake(await readFile(file.path));
    return {
      ...head,
      id,
      durationSeconds,
      hasSound: samplesPerSecond !== null,
      bytes: file.bytes,
      path: file.path,
      address: file.address,
    };
  } finally {
    await handle.close();
  }
};

/** Every take that can be read, newest first. */
export const readTakeFolder = async (folder: string, opened: OpenedFiles): Promise<TakeEntry[]> => {
  const files = await readdir(folder).catch((): string[] => []);
  const found = await Promise.allSettled(
    files.flatMap((file) => {
      const [, id] = TAKE.exec(file) ?? [];
      return id === undefined ? [] : [readTakeEntry(join(folder, file), id, opened)];
    }),
  );
  return found
    .flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    .sort((a, b) => b.recordedAt.localeCompare(a.recordedAt));
};

/** An id that no file has: takes are named by when they were recorded, which sorts a folder by itself. */
export const freeTakeId = async (folder: string, recordedAt: string): Promise<string> => {
  const files = await readdir(folder).catch((): string[] => []);
  const taken = new Set(files.map((file) => file.split('.')[0]));
  const stem = `take-${recordedAt.slice(0, 19).replace(/[-:]/g, '').replace('T', '-')}`;
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? stem : `${stem}-${number}`;
    if (!taken.has(id)) return id;
  }
};

const inMinutes = (seconds: number): string =>
  seconds < 90 ? `${Math.round(seconds)} seconds` : `${Math.round(seconds / 60)} minutes`;

const mendOne = async (folder: string, id: string, now: Date): Promise<string[]> => {
  const path = recordingPath(folder, id);
  const bytes = await readFile(path);
  try {
    const { end, durationSeconds, samplesPerSecond } = surveyTake(bytes);
    if (durationSeconds < SHORTEST_SECONDS) {
      await rm(path);
      return [];
    }
    const { name } = readTakeHead(bytes);
    await writeWhole(
      takePath(folder, id),
      joinBytes([bytes.subarray(0, end), takeEnd(durationSeconds, samplesPerSecond)]),
    );
    await rm(path);
    return [`A recording was cut short; its ${inMinutes(durationSeconds)} are kept as the take “${name}”.`];
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const aside = join(folder, `${id}.damaged-${now.toISOString().replace(/[:.]/g, '-')}`);
    await rename(path, aside);
    return [`A recording was cut short and cannot be read: ${why} It is kept as ${aside}.`];
  }
};

/** Makes takes of recordings that a crash has left behind. Says what was found, for the person. */
export const mendRecordings = async (folder: string, now: Date): Promise<string[]> => {
  const files = await readdir(folder).catch((): string[] => []);
  const notices: string[] = [];
  for (const file of files) {
    const [, id] = RECORDING.exec(file) ?? [];
    if (id === undefined) continue;
    const mended = await mendOne(folder, id, now).catch((cause: unknown) => [
      `A recording in ${folder} could not be looked at: ${String(cause)}.`,
    ]);
    notices.push(...mended);
  }
  return notices;
};

/** A path that leads to a file that is there. */
export const isFile = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => null))?.isFile() ?? false;
