import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { isChromiumNoise } from './chromium-noise.mjs';
import { openDisplay } from './display.mjs';
import { chromiumSwitches, inspectMachine } from './electron-args.mjs';
import { missingSessionPackages } from './pipewire/session-packages.mjs';
import { isPipewireRunning, openPipewireSession } from './pipewire-session.mjs';
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

/**
 * Whether the arguments ask for the virtual camera that PipeWire would be.
 * @param {readonly string[]} args
 */
export const wantsPipewire = (args) =>
  args.some((word, index) => {
    const output = word === '--output' ? args[index + 1] : /^--output=(.*)$/.exec(word)?.[1];
    return output === 'virtual-camera' || output === 'virtual-camera:pipewire';
  });

/**
 * For a machine without a desktop that has what it takes: a PipeWire for this run alone.
 * @param {readonly string[]} args
 * @param {(line: string) => void} warn
 * @returns {Promise<import('./pipewire-session.mjs').PipewireSession | null>}
 */
const openPipewireFor = async (args, warn) => {
  if (process.platform !== 'linux' || !wantsPipewire(args) || isPipewireRunning()) return null;
  if (missingSessionPackages().length > 0) return null;
  const session = await openPipewireSession();
  warn(
    `No PipeWire runs here, so this run has one of its own: PIPEWIRE_RUNTIME_DIR=${session.env.PIPEWIRE_RUNTIME_DIR}`,
  );
  return session;
};

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
  /** @type {import('./pipewire-session.mjs').PipewireSession | null} */
  let pipewire = null;
  try {
    pipewire = await openPipewireFor(args, warn);
    const machine = await inspectMachine({ executable, isVirtualDisplay: display.isVirtual });
    if (!machine.canSandbox) warn(process.getuid?.() === 0 ? ROOT_WARNING : NAMESPACE_WARNING);
    const child = spawn(executable, [...chromiumSwitches(machine), app, ...args], {
      cwd: callerFolder(process.env, process.cwd()),
      env: { ...process.env, ...display.env, ...pipewire?.env },
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
    await pipewire?.dispose();
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
