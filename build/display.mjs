import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetupError } from './setup/setup-error.mjs';
import { aptCommand, isOnPath } from './setup/system-libraries.mjs';

/**
 * @typedef {object} Display
 * @property {Record<string, string>} env what a program needs in its environment to draw there
 * @property {boolean} isVirtual
 * @property {() => Promise<void>} dispose ends a virtual display, and waits until it has ended; safe to call twice
 */

/** Tells the programs below us that the display is one of ours. */
const VIRTUAL = 'MASQUE_VIRTUAL_DISPLAY';
const SCREEN = '1600x1200x24';
const START_SECONDS = 20;

/** One entry of an X authority file that is good for any host and any display: its file is the secret. */
export const authorityEntry = (/** @type {Uint8Array} */ cookie) => {
  const FAMILY_WILD = 0xffff;
  const counted = (/** @type {Uint8Array} */ bytes) => [bytes.length >> 8, bytes.length & 0xff, ...bytes];
  return Buffer.from([
    FAMILY_WILD >> 8,
    FAMILY_WILD & 0xff,
    ...counted(Buffer.alloc(0)),
    ...counted(Buffer.alloc(0)),
    ...counted(Buffer.from('MIT-MAGIC-COOKIE-1')),
    ...counted(cookie),
  ]);
};

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<string>} the display's number */
const numberFrom = (child) =>
  new Promise((done, fail) => {
    let errors = '';
    const give = (/** @type {string} */ why) => {
      clearTimeout(timer);
      fail(
        new SetupError(
          'failed',
          `No virtual display: ${why}\n${errors}`,
          'Set DISPLAY to a display that runs, then start again.',
        ),
      );
    };
    const timer = setTimeout(
      () => give(`Xvfb was not ready within ${START_SECONDS} s.`),
      START_SECONDS * 1000,
    );
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      errors = (errors + text).slice(-2000);
    });
    child.on('error', (error) => give(error.message));
    child.on('exit', (code) => give(`Xvfb ended with ${code}.`));
    let text = '';
    child.stdio[3]?.on('data', (part) => {
      text += part;
      if (!text.endsWith('\n')) return;
      clearTimeout(timer);
      done(text.trim());
    });
  });

/** @returns {Promise<Display>} */
const startVirtualDisplay = async () => {
  if (!isOnPath('Xvfb')) {
    throw new SetupError(
      'missing-part',
      'There is no display, and no Xvfb to make a virtual one.',
      `Run: ${aptCommand(['xvfb'])}`,
    );
  }
  // Without a secret, every user of the machine could watch the screen, and the face on it.
  const folder = mkdtempSync(join(tmpdir(), 'masque-display-'));
  const authority = join(folder, 'authority');
  writeFileSync(authority, authorityEntry(randomBytes(16)), { mode: 0o600 });
  // The server picks a free number itself and writes it to descriptor 3.
  const server = [
    'Xvfb',
    '-displayfd',
    '3',
    '-screen',
    '0',
    SCREEN,
    '-nolisten',
    'tcp',
    '-noreset',
    '-auth',
    authority,
  ];
  // It ends with us even if we are killed; a session of its own keeps Ctrl-C for the app, which must close first.
  const words = isOnPath('setpriv') ? ['setpriv', '--pdeathsig', 'TERM', ...server] : server;
  const child = spawn(words[0] ?? '', words.slice(1), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const ended = new Promise((done) => child.once('exit', done).once('error', done));
  const end = () => {
    process.removeListener('exit', end);
    child.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  };
  const dispose = async () => {
    child.ref();
    end();
    await ended;
  };
  process.once('exit', end);
  try {
    const number = await numberFrom(child);
    child.unref();
    for (const stream of [child.stderr, child.stdio[3]]) stream?.destroy();
    return {
      env: { DISPLAY: `:${number}`, XAUTHORITY: authority, [VIRTUAL]: '1' },
      isVirtual: true,
      dispose,
    };
  } catch (error) {
    await dispose();
    throw error;
  }
};

/**
 * The display that the environment names, or a virtual one that ends with this process.
 * @returns {Promise<Display>}
 */
export const openDisplay = async () => {
  const isVirtual = process.env[VIRTUAL] === '1';
  const given = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  return given ? { env: {}, isVirtual, dispose: async () => {} } : startVirtualDisplay();
};
