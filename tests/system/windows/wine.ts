import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand, tail } from '../../../build/setup/run-command.mjs';
import type { WindowsTools } from './windows-tools.ts';

/** No program of a test runs longer. */
const PROGRAM_SECONDS = 60;
const BOOT_SECONDS = 60;

/**
 * A reader that is not let run in time loses pictures, whatever the writer does. On Windows an app's camera runs before
 * other work; as root we can have the same here, and on a machine that does nothing else it is not needed.
 */
const FIRST = ['chrt', '--rr', '1'];
const COMMAND = spawnSync('chrt', [...FIRST.slice(1), 'true']).status === 0 ? FIRST : [];

/** A file of ours as Windows names it: wine shows the whole disk as Z:. */
export const windowsPath = (file: string): string => `Z:${file.replaceAll('/', '\\')}`;

export interface WindowsProgram {
  /** Resolves with its status, or null when it was ended from outside. */
  readonly ended: Promise<number | null>;
  /** Ends it as a crash would, and waits until it is gone. */
  kill(): Promise<void>;
}

const environment = (folder: string): NodeJS.ProcessEnv => {
  const { DISPLAY: _x11, WAYLAND_DISPLAY: _wayland, ...inherited } = process.env;
  return {
    ...inherited,
    HOME: folder,
    WINEPREFIX: join(folder, 'prefix'),
    WINEARCH: 'win64',
    WINEDEBUG: '-all',
    // Nothing of these is needed, and each would ask for a download or write into the person's menus.
    WINEDLLOVERRIDES: 'mscoree,mshtml,winemenubuilder.exe=',
    // Node asks for a newer Windows than wine 8 says it is, and runs on it.
    NODE_SKIP_PLATFORM_CHECK: '1',
  };
};

/** A Windows of its own in a temporary folder, without a window, gone with all its programs at the end. */
export const startWine = async (tools: WindowsTools) => {
  const folder = await mkdtemp(join(tmpdir(), 'masque-wine-'));
  const env = environment(folder);
  const running = new Set<ChildProcess>();

  /** Runs a program of the system to its end. */
  const run = async (...words: readonly string[]): Promise<string> => {
    const [program = '', ...rest] = [...COMMAND, tools.wine, ...words];
    const { code, output } = await runCommand(program, rest, { env, timeoutSeconds: BOOT_SECONDS });
    if (code !== 0) throw new Error(`wine ${words.join(' ')} ended with ${code}:\n${tail(output)}`);
    return output;
  };
  const start = (...words: readonly string[]): WindowsProgram => {
    const [program = '', ...rest] = [...COMMAND, tools.wine, ...words];
    const child = spawn(program, rest, { env, stdio: 'ignore' });
    running.add(child);
    const timer = setTimeout(() => child.kill('SIGKILL'), PROGRAM_SECONDS * 1000);
    const ended = new Promise<number | null>((done) => {
      child.once('error', () => done(null));
      child.once('exit', (code) => done(code));
    }).finally(() => {
      clearTimeout(timer);
      running.delete(child);
    });
    return {
      ended,
      async kill() {
        child.kill('SIGKILL');
        await ended;
      },
    };
  };
  /** Ends what a test has left running. */
  const endPrograms = async (): Promise<void> => {
    const children = [...running];
    for (const child of children) child.kill('SIGKILL');
    await Promise.all(children.map((child) => child.exitCode ?? child.signalCode ?? once(child, 'exit')));
  };
  const dispose = async (): Promise<void> => {
    await endPrograms();
    await runCommand(tools.wineserver, ['-k'], { env, timeoutSeconds: 20 });
    await runCommand(tools.wineserver, ['-w'], { env, timeoutSeconds: 20 });
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await run('wineboot', '-i');
  } catch (error) {
    await dispose();
    throw error;
  }
  return { folder, run, start, endPrograms, dispose };
};
export type Wine = Awaited<ReturnType<typeof startWine>>;
