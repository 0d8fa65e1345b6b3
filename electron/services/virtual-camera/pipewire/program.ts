import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { MasqueError } from '../../../../renderer/core/errors.ts';
import type { Environment } from './daemon.ts';

/** One line of the program's: whatever of this has changed. README.md has them on one screen. */
export const Saying = z.object({
  state: z.enum(['ready', 'streaming', 'paused']).optional(),
  readers: z.number().int().optional(),
  /** Pictures since the start that readers were too slow for. */
  dropped: z.number().int().optional(),
  format: z
    .object({ width: z.number().int(), height: z.number().int(), picturesPerKilosecond: z.number().int() })
    .optional(),
  memory: z
    .object({
      descriptor: z.number().int(),
      slots: z.number().int(),
      slotBytes: z.number().int(),
      offset: z.number().int(),
    })
    .optional(),
  /** Nanoseconds. */
  delay: z.number().int().optional(),
  underruns: z.number().int().optional(),
});
export type Saying = z.infer<typeof Saying>;

export interface ProgramOptions {
  /** `masque-pipewire`: `out/pipewire/` in a checkout, `resources/pipewire/` in a package. */
  readonly file: string;
  readonly mode: 'camera' | 'microphone';
  /** What apps list. */
  readonly name: string;
  readonly env: Environment;
  /** Everything it says, in order. */
  onSaying(saying: Saying): void;
}

const END_MILLISECONDS = 2000;

const START_PIPEWIRE = 'Start it with: systemctl --user start pipewire wireplumber';

/** By `enum exit_status` of `native/session.h`. */
const errorOf = (status: number | null, signal: string | null, words: string): MasqueError => {
  const why = words === '' ? '' : ` ${words}`;
  switch (status) {
    case 3:
      return new MasqueError('lost', `PipeWire cannot be reached.${why}`, START_PIPEWIRE);
    case 2:
      return new MasqueError('failed', `masque-pipewire did not understand us.${why}`, 'Run: npm run setup');
    default:
      return new MasqueError(
        'lost',
        `masque-pipewire ended with ${status ?? signal}.${why}`,
        'Switch the camera on again.',
      );
  }
};

const missing = (file: string, error: Error): MasqueError =>
  new MasqueError('missing-part', `${file} could not be started: ${error.message}.`, 'Run: npm run setup');

/** A line that is none of ours, as a dynamic linker might print, is nothing to fall over. */
const parseLine = (line: string): Saying | null => {
  try {
    return Saying.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
};

/** Runs `masque-pipewire` for as long as its input is open; it ends with this process, however that ends. */
export const startProgram = ({ file, mode, name, env, onSaying }: ProgramOptions) => {
  const child = spawn(file, [mode, name], { env: { ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
  let words = '';
  let error: MasqueError | null = null;
  let isWanted = true;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-500);
  });
  // A program that is gone shows in its end; what was still on its way to it is lost with it.
  child.stdin.on('error', () => undefined);
  createInterface({ input: child.stdout }).on('line', (line) => {
    const saying = parseLine(line);
    if (saying !== null) onSaying(saying);
  });
  /** Null when it ended because we wanted it to. */
  const ended = new Promise<MasqueError | null>((done) => {
    child.once('error', (cause) => {
      if (child.pid === undefined) error = missing(file, cause);
      done(error);
    });
    child.once('close', (status, signal) => {
      if (isWanted) error ??= errorOf(status, signal, words.trim());
      done(error);
    });
  });
  return {
    processId: child.pid ?? 0,
    ended,
    /** Bytes that it has not yet taken. */
    waiting: (): number => child.stdin.writableLength,
    send(bytes: Uint8Array): void {
      child.stdin.write(bytes);
    },
    /** Why it is no more; null while it runs. */
    error: (): MasqueError | null => error,
    /** Gives it up at once, and for this reason. */
    kill(reason: MasqueError): void {
      error ??= reason;
      child.kill('SIGKILL');
    },
    /** Closes its input, and waits until it has ended. Safe to call twice. */
    async end(): Promise<void> {
      isWanted = false;
      child.stdin.end();
      const late = setTimeout(() => child.kill('SIGKILL'), END_MILLISECONDS);
      await ended;
      clearTimeout(late);
    },
  };
};
export type Program = ReturnType<typeof startProgram>;
