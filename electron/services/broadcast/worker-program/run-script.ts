import { spawn } from 'node:child_process';

/** Of a program's output: enough for its last words, whatever it writes. */
const KEPT_CHARACTERS = 4000;

export interface ScriptEnd {
  readonly ok: boolean;
  /** Its last lines. */
  readonly said: string;
}

/** Runs a Node script to its end, on this process's own Node: Electron is one, when it is asked to be. */
export const runScript = (
  args: readonly string[],
  options: {
    readonly cwd: string;
    readonly env?: NodeJS.ProcessEnv;
    readonly seconds: number;
    readonly signal: AbortSignal;
  },
): Promise<ScriptEnd> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: options.cwd,
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      // A group of its own, so that a compiler ends with the script that started it.
      detached: process.platform !== 'win32',
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said = (said + text).slice(-KEPT_CHARACTERS);
      });
    }
    const stop = () => {
      if (child.pid === undefined) return;
      if (process.platform === 'win32') child.kill();
      else process.kill(-child.pid, 'SIGKILL');
    };
    const timer = setTimeout(stop, options.seconds * 1000);
    options.signal.addEventListener('abort', stop, { once: true });
    const end = (ok: boolean) => {
      clearTimeout(timer);
      options.signal.removeEventListener('abort', stop);
      resolve({ ok, said: said.trimEnd().split('\n').slice(-8).join('\n') });
    };
    child.once('error', () => end(false));
    child.once('close', (code) => end(code === 0));
  });
