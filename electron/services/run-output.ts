import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { MasqueError } from '../../renderer/core/errors.ts';

/** Where a verb's lines go. */
export interface RunOutput {
  append(lines: readonly string[]): Promise<void>;
  /** The run ended well: the file gets its name. */
  commit(): Promise<void>;
  /** The run ended badly: nothing is left behind, and an older file of that name stays as it was. */
  discard(): Promise<void>;
}

const text = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

const toStream = (stream: Writable): RunOutput => ({
  append: (lines) =>
    new Promise((done, failed) => {
      stream.write(text(lines), (error) => (error ? failed(error) : done()));
    }),
  commit: async () => undefined,
  discard: async () => undefined,
});

const toFile = (file: string): RunOutput => {
  const temporary = `${file}.${randomUUID()}.tmp`;
  let handle: FileHandle | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = queue.then(work).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      throw new MasqueError(
        'failed',
        `Cannot write ${file}: ${why}.`,
        'Choose another folder, or free some space.',
      );
    });
    queue = done.catch(() => undefined);
    return done;
  };
  const opened = async (): Promise<FileHandle> => {
    if (handle === undefined) {
      await mkdir(dirname(file), { recursive: true });
      handle = await open(temporary, 'wx');
    }
    return handle;
  };
  return {
    append: (lines) =>
      inTurn(async () => {
        await (await opened()).appendFile(text(lines));
      }),
    commit: () =>
      inTurn(async () => {
        const whole = await opened();
        await whole.sync();
        await whole.close();
        await rename(temporary, file);
      }),
    discard: () =>
      inTurn(async () => {
        await handle?.close();
        await rm(temporary, { force: true });
      }),
  };
};

/** A file, or the standard output when there is no name or the name is `-`. */
export const createRunOutput = (file: string | undefined, standardOutput: Writable): RunOutput =>
  file === undefined || file === '-' ? toStream(standardOutput) : toFile(file);
