import { spawn } from 'node:child_process';
import { access, constants, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { MasqueError } from '../../../renderer/core/errors.ts';

/** Longer than any utterance takes that we let through. */
const LONGEST_SECONDS = 240;
const MOST_BYTES = 64_000_000;

/** Where a program of the system lies; null where there is none. */
export const findProgram = async (name: string): Promise<string | null> => {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, name);
    const runs = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (folder !== '' && runs) return file;
  }
  return null;
};

/** Runs a program without a shell, gives it a text, and returns what it printed. */
export const runProgram = (
  file: string,
  words: readonly string[],
  { text = '', folder }: { readonly text?: string; readonly folder?: string } = {},
): Promise<string> =>
  new Promise((done, failed) => {
    const child = spawn(file, words, { cwd: folder, timeout: LONGEST_SECONDS * 1000, killSignal: 'SIGKILL' });
    let output = '';
    let complaints = '';
    const broke = (how: string): void =>
      failed(
        new MasqueError('failed', `${file} ${how}. ${complaints.trim()}`.trim(), 'Choose another voice.'),
      );
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      output += piece;
      if (output.length > MOST_BYTES) child.kill('SIGKILL');
    });
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      complaints = (complaints + piece).slice(-500);
    });
    child.once('error', ({ message }) => broke(`could not be started (${message})`));
    child.once('close', (status, signal) => {
      if (status === 0) done(output);
      else broke(`ended with ${signal ?? status}`);
    });
    // One that ends without reading is told by its status.
    child.stdin.on('error', () => undefined);
    child.stdin.end(text);
  });

/** Gives `work` a folder with these files, and clears it away. */
export const inFolder = async <Result>(
  files: Readonly<Record<string, string>>,
  work: (folder: string) => Promise<Result>,
): Promise<Result> => {
  const folder = await mkdtemp(join(tmpdir(), 'masque-speech-'));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** The sound that a program left in its folder. */
export const readSound = (folder: string, name: string): Promise<Uint8Array | undefined> =>
  readFile(join(folder, name)).catch(() => undefined);
