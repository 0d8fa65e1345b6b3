import { spawn } from 'node:child_process';

/** The worker's own word for “started by hand”: it found no MEDIASOUP_VERSION in its environment (`main.cpp`). */
const STARTED_BY_HAND = 41;
const ANSWER_WITHIN_MILLISECONDS = 5000;

/** Whether this file is a worker that this system can run. One for another system, or a damaged one, ends otherwise. */
export const isWorker = (program: string): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(program, [], { env: {}, stdio: 'ignore', windowsHide: true });
    const timer = setTimeout(() => child.kill('SIGKILL'), ANSWER_WITHIN_MILLISECONDS);
    const end = (code: number | null) => {
      clearTimeout(timer);
      resolve(code === STARTED_BY_HAND);
    };
    child.once('error', () => end(null));
    child.once('exit', end);
  });
