import { mkdir, readdir, readFile, rename, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { MasqueError } from '../../../renderer/core/errors.ts';
import { LONGEST_SCRIPT_BYTES, type ScriptEntry } from '../../../renderer/core/host.ts';
import { writeWhole } from '../atomic-write.ts';
import { checkedFile } from '../files.ts';
import { checkedName, freeName } from './script-name.ts';

const ENDING = '.md';

export interface ScriptsPlan {
  readonly folder: string;
  /** Asks the person for a text file; null when they changed their mind. */
  choose(): Promise<string | null>;
  /** Puts a file into the system's bin; rejects where there is none. */
  bin(path: string): Promise<void>;
  now?(): Date;
}

const decoded = (bytes: Uint8Array, path: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll(/\r\n?/g, '\n');
  } catch (cause) {
    throw new MasqueError(
      'unreadable',
      `${basename(path)} is not text in UTF-8.`,
      'Save it as plain text or Markdown in UTF-8.',
      { cause },
    );
  }
};

/** A person's scripts: plain Markdown files by the names they have in the app. Changes are done one after the other. */
export const createScripts = ({ folder, choose, bin, now = () => new Date() }: ScriptsPlan) => {
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const done = queue.then(work);
    queue = done.catch(() => undefined);
    return done;
  };
  const fileOf = (name: string): string => join(folder, `${checkedName(name)}${ENDING}`);

  const entryOf = async (name: string): Promise<ScriptEntry> => {
    const path = fileOf(name);
    const found = await stat(path).catch(() => null);
    if (found?.isFile()) return { name, path, changedAt: found.mtime.toISOString() };
    throw new MasqueError('not-found', `There is no script “${name}”.`, 'Choose another one.');
  };
  const names = async (): Promise<string[]> =>
    (await readdir(folder).catch(() => []))
      .filter((file) => file.endsWith(ENDING) && !file.startsWith('.'))
      .map((file) => file.slice(0, -ENDING.length));
  const list = async (): Promise<ScriptEntry[]> => {
    const entries = await Promise.all((await names()).map((name) => entryOf(name).catch(() => null)));
    return entries
      .filter((entry) => entry !== null)
      .sort((a, b) => b.changedAt.localeCompare(a.changedAt) || a.name.localeCompare(b.name));
  };
  const write = async (name: string, text: string): Promise<ScriptEntry> => {
    await writeWhole(fileOf(name), text);
    return entryOf(name);
  };
  const create = async (title: string, text: string): Promise<ScriptEntry> =>
    write(freeName(title, await names()), text);

  const readText = async (path: string): Promise<string> => {
    const file = await checkedFile(path);
    if (file.bytes > LONGEST_SCRIPT_BYTES) {
      throw new MasqueError(
        'unsupported',
        `${basename(path)} holds ${file.bytes} bytes of text.`,
        `A script has at most ${LONGEST_SCRIPT_BYTES}. Split it into several.`,
      );
    }
    return decoded(await readFile(file.path), file.path);
  };
  return {
    list,
    read: async (name: string): Promise<string> => {
      const { path } = await entryOf(name);
      return decoded(await readFile(path), path);
    },
    create: (title: string, text: string): Promise<ScriptEntry> => inTurn(() => create(title, text)),
    /** Writes it anew even when its file was taken away meanwhile: what somebody typed is worth more. */
    save: (name: string, text: string): Promise<ScriptEntry> => inTurn(() => write(name, text)),
    rename: (name: string, wanted: string): Promise<ScriptEntry> =>
      inTurn(async () => {
        const from = (await entryOf(name)).path;
        const others = (await names()).filter((one) => one !== name);
        const to = freeName(wanted, others);
        if (to !== name) await rename(from, fileOf(to));
        return entryOf(to);
      }),
    remove: (name: string): Promise<{ where: string }> =>
      inTurn(async () => {
        const { path } = await entryOf(name);
        const binned = await bin(path).then(
          () => true,
          () => false,
        );
        if (binned) return { where: 'bin' };
        const where = join(folder, 'removed', now().toISOString().replace(/[:.]/g, '-'));
        await mkdir(where, { recursive: true });
        await rename(path, join(where, basename(path)));
        return { where };
      }),
    /** Copies a text file, the named one or one that the person is asked for. */
    import: async (path: string | null): Promise<ScriptEntry | null> => {
      const from = path ?? (await choose());
      if (from === null) return null;
      const text = await readText(from);
      return inTurn(() => create(basename(from, extname(from)), text));
    },
  };
};
export type ScriptsService = ReturnType<typeof createScripts>;
