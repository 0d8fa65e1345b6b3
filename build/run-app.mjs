import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { isChromiumNoise } from './chromium-noise.mjs';
import { openDisplay } from './display.mjs';
import { chromiumSwitches, inspectMachine } from './electron-args.mjs';
import { ROOT } from './setup/places.mjs';

/**
 * Where the person stood when they called: npm changes to the project's folder and keeps theirs in INIT_CWD.
 * @param {Record<string, string | undefined>} env
 * @param {string} current
 */
export const callerFolder = (env, current) => env.INIT_CWD || current;

const ROOT_WARNING = 'Chromium’s sandbox is off: it cannot run as root. Another user has it.';
const NAMESPACE_WARNING =
  'Chromium’s sandbox is off: this system allows no user namespaces. Cure: sysctl kernel.unprivileged_userns_clone=1';

/** @param {number | null} code @param {NodeJS.Signals | null} signal */
const exitStatus = (code, signal) => code ?? 128 + (signal ? constants.signals[signal] : 0);

/**
 * Starts Electron on the app with a person's arguments, and waits for its end. Relative files in the arguments mean
 * the folder that the person called from, so that is where the app runs.
 * @param {object} options
 * @param {string} options.executable
 * @param {readonly string[]} options.args
 * @param {string} [options.app] the app's folder
 * @param {boolean} options.verbose whether to pass on what Chromium says about a machine without a desktop
 * @param {(line: string) => void} [options.warn]
 * @returns {Promise<number>} the exit status
 */
export const runApp = async ({ executable, args, app = ROOT, verbose, warn = () => {} }) => {
  const display = await openDisplay();
  try {
    const machine = await inspectMachine({ executable, isVirtualDisplay: display.isVirtual });
    if (!machine.canSandbox) warn(process.getuid?.() === 0 ? ROOT_WARNING : NAMESPACE_WARNING);
    const child = spawn(executable, [...chromiumSwitches(machine), app, ...args], {
      cwd: callerFolder(process.env, process.cwd()),
      env: { ...process.env, ...display.env },
      stdio: ['inherit', 'inherit', verbose ? 'inherit' : 'pipe'],
    });
    // The app closes itself on these; leaving first would take the display from under it.
    const forward = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, forward);
    if (child.stderr) passLines(child.stderr, (line) => !isChromiumNoise(line));
    return await new Promise((done, fail) => {
      child.on('error', fail);
      child.on('close', (code, signal) => done(exitStatus(code, signal)));
    });
  } finally {
    await display.dispose();
  }
};

/** @param {import('node:stream').Readable} stream @param {(line: string) => boolean} keep */
const passLines = (stream, keep) => {
  let rest = '';
  const pass = (/** @type {string} */ line) => {
    if (keep(line)) process.stderr.write(`${line}\n`);
  };
  stream.setEncoding('utf8');
  stream.on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) pass(line);
  });
  stream.on('end', () => {
    if (rest !== '') pass(rest);
  });
};
