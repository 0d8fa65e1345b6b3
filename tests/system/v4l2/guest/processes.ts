import { type ChildProcess, spawn } from 'node:child_process';
import { shared } from './report.ts';

export interface Ended {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

/** A program whose words are kept, and can be waited for. */
export interface Running {
  readonly pid: number;
  /** Resolves when it has said the word on its error stream; rejects when it ends before. */
  said(word: string): Promise<void>;
  signal(name: NodeJS.Signals): void;
  readonly ended: Promise<Ended>;
}

export const start = (
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Running => {
  const child: ChildProcess = spawn(program, [...args], { stdio: ['ignore', 'pipe', 'pipe'], env });
  let [output, errors] = ['', ''];
  const listeners = new Set<() => void>();
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    errors += text;
    for (const listener of listeners) listener();
  });
  const ended = new Promise<Ended>((done, fail) => {
    child.on('error', fail);
    child.on('close', (status) => {
      done({ status, output, errors });
      for (const listener of listeners) listener();
    });
  });
  return {
    pid: child.pid ?? 0,
    ended,
    signal: (name) => void child.kill(name),
    said: (word) =>
      new Promise((done, fail) => {
        const look = (): void => {
          if (errors.includes(word)) done();
          else if (child.exitCode !== null) fail(new Error(`${program} ended without “${word}”: ${errors}`));
          else return;
          listeners.delete(look);
        };
        listeners.add(look);
        look();
      }),
  };
};

/** Runs a program to its end; a status other than 0 is an error that carries its words. */
export const runToEnd = async (program: string, args: readonly string[]): Promise<Ended> => {
  const ended = await start(program, args).ended;
  if (ended.status !== 0) {
    throw new Error(`${program} ${args.join(' ')} ended with ${ended.status}: ${ended.errors.slice(-1500)}`);
  }
  return ended;
};

/** What mapped-reader.c tells at its end. */
export interface Seen {
  readonly width: number;
  readonly height: number;
  readonly format: string;
  readonly pictures: number;
  readonly lost: number;
  readonly torn: number;
  readonly restarts: number;
  readonly first: number;
  readonly last: number;
}

export interface Reader extends Running {
  /** It holds the device open. */
  opened(): Promise<void>;
  /** It has seen its first whole picture. */
  sawPicture(): Promise<void>;
  /** What it saw; ends it if it has not ended by itself. */
  stop(): Promise<Seen>;
  readonly seen: Promise<Seen>;
}

const SECONDS = 60;

/** A reader in a process of its own, which ends after so many pictures. */
export const startReader = (device: string, pictures: number): Reader => {
  const running = start(shared('reader'), [device, String(pictures), String(SECONDS)]);
  const seen = running.ended.then(({ output, errors, status }): Seen => {
    if (status !== 0) throw new Error(`the reader ended with ${status}: ${output}${errors}`);
    return JSON.parse(output);
  });
  // Who asks is told; a check that failed before it asked is not to end the others.
  seen.catch(() => undefined);
  return {
    ...running,
    seen,
    opened: () => running.said('open'),
    sawPicture: () => running.said('first'),
    stop() {
      running.signal('SIGTERM');
      return seen;
    },
  };
};

/** This very program in another role; see main.ts. */
export const startRole = (role: string, ...args: string[]): Running =>
  start(process.execPath, [process.argv[1] ?? '', role, ...args]);
