import { spawn } from 'node:child_process';

/**
 * @typedef {object} CommandResult
 * @property {number} code the exit status; 127 when the program is not there, 124 when its time ran out
 * @property {string} output what it wrote, both streams together
 */

/**
 * Runs a program to its end and keeps what it writes. Never throws: the caller knows what a failure means.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutSeconds?: number }} [options]
 * @returns {Promise<CommandResult>}
 */
export const runCommand = (program, args, { cwd, env, timeoutSeconds } = {}) =>
  new Promise((done) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let timedOut = false;
    const timer =
      timeoutSeconds === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            child.kill('SIGKILL');
          }, timeoutSeconds * 1000);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.on('error', (error) => {
      clearTimeout(timer);
      done({ code: 127, output: error.message });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      done({ code: timedOut ? 124 : (code ?? 1), output });
    });
  });

/**
 * The end of a program's output, where it says what went wrong.
 * @param {string} output
 * @param {number} [lines]
 */
export const tail = (output, lines = 12) => output.trimEnd().split('\n').slice(-lines).join('\n');
