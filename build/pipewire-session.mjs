import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { layOutSession } from './pipewire/session-files.mjs';
import { missingSessionPackages } from './pipewire/session-packages.mjs';
import { createTroupe } from './pipewire/troupe.mjs';
import { runCommand } from './setup/run-command.mjs';
import { SetupError } from './setup/setup-error.mjs';
import { aptCommand } from './setup/system-libraries.mjs';

/** @typedef {import('./pipewire/session-packages.mjs').Parts} Parts */

/**
 * @typedef {object} PipewireSession
 * @property {Record<string, string>} env what a program needs in its environment to take part
 * @property {boolean} isOwn whether it was started here, and ends with us
 * @property {() => Promise<void>} dispose ends it, and waits until it has ended; safe to call twice
 */

const START_SECONDS = 20;
const LOOK_MILLISECONDS = 50;

/**
 * Where a client looks for the daemon, by PipeWire's own order.
 * @param {Record<string, string | undefined>} [env]
 * @returns {string | null} the socket's file, whether it is there or not
 */
export const pipewireSocket = (env = process.env) => {
  const folder = env.PIPEWIRE_RUNTIME_DIR || env.XDG_RUNTIME_DIR;
  const name = env.PIPEWIRE_REMOTE || 'pipewire-0';
  if (name.startsWith('/')) return name;
  return folder ? join(folder, name) : null;
};

/** @param {Record<string, string | undefined>} [env] */
export const isPipewireRunning = (env = process.env) => {
  const socket = pipewireSocket(env);
  return socket !== null && existsSync(socket);
};

/** @param {string} what @param {() => string | null} fallen @param {() => Promise<boolean> | boolean} isThere */
const waitFor = async (what, fallen, isThere) => {
  const until = performance.now() + START_SECONDS * 1000;
  while (!(await isThere())) {
    const why =
      fallen() ?? (performance.now() > until ? `${what} was not there within ${START_SECONDS} s.` : null);
    if (why !== null) {
      throw new SetupError('failed', `No PipeWire session of our own: ${why}`, 'Log in to a desktop.');
    }
    await pause(LOOK_MILLISECONDS);
  }
};

/**
 * PipeWire, its policy and what was asked for, in a folder of their own, for this process and those it starts. The
 * machine's devices are left alone. Resolves when an app could list cameras.
 * @param {Parts} [parts]
 * @returns {Promise<PipewireSession>}
 */
export const startPipewireSession = async (parts = {}) => {
  const missing = missingSessionPackages(parts);
  if (missing.length > 0) {
    throw new SetupError(
      'missing-part',
      `A PipeWire session lacks ${missing.join(', ')}.`,
      `Run: ${aptCommand(missing)}`,
    );
  }
  const folder = mkdtempSync(join(tmpdir(), 'masque-pipewire-'));
  const env = layOutSession(folder);
  const troupe = createTroupe(env);
  const { fallen } = troupe;
  const tell = (/** @type {string} */ program, /** @type {string[]} */ ...args) =>
    runCommand(program, args, { env, timeoutSeconds: 5 });
  const call = (/** @type {string} */ to, /** @type {string[]} */ ...rest) =>
    tell('dbus-send', '--session', '--print-reply', `--dest=${to}`, ...rest);
  const leave = () => {
    troupe.signal('SIGTERM');
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  const dispose = async () => {
    process.removeListener('exit', leave);
    await troupe.end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  process.once('exit', leave);
  try {
    troupe.start('dbus-daemon', ['--nofork', `--config-file=${join(folder, 'bus.conf')}`]);
    await waitFor('The bus', fallen, () => existsSync(join(folder, 'bus')));
    troupe.start('pipewire');
    await waitFor('PipeWire', fallen, () => existsSync(join(folder, 'pipewire-0')));
    troupe.start('wireplumber');
    await waitFor('WirePlumber', fallen, async () =>
      (await tell('pw-cli', 'ls', 'Metadata')).output.includes('metadata.name = "default"'),
    );
    if (parts.sound) {
      troupe.start('pipewire-pulse');
      await waitFor('PulseAudio’s protocol', fallen, () => existsSync(join(folder, 'pulse', 'native')));
    }
    if (parts.portal) {
      troupe.start('xdg-permission-store');
      const store = 'org.freedesktop.impl.portal.PermissionStore';
      await waitFor(
        'The permission store',
        fallen,
        async () =>
          (
            await call(
              store,
              '/org/freedesktop/impl/portal/PermissionStore',
              `${store}.SetPermission`,
              'string:devices',
              'boolean:true',
              'string:camera',
              'string:',
              'array:string:yes',
            )
          ).code === 0,
      );
      troupe.start('xdg-desktop-portal');
      await waitFor(
        'The camera portal',
        fallen,
        async () =>
          (
            await call(
              'org.freedesktop.portal.Desktop',
              '/org/freedesktop/portal/desktop',
              'org.freedesktop.DBus.Properties.Get',
              'string:org.freedesktop.portal.Camera',
              'string:version',
            )
          ).code === 0,
      );
    }
    troupe.unref();
    return {
      env: {
        PIPEWIRE_RUNTIME_DIR: folder,
        ...(parts.portal ? { DBUS_SESSION_BUS_ADDRESS: env.DBUS_SESSION_BUS_ADDRESS ?? '' } : {}),
        ...(parts.sound ? { PULSE_SERVER: `unix:${join(folder, 'pulse', 'native')}` } : {}),
      },
      isOwn: true,
      dispose,
    };
  } catch (error) {
    await dispose();
    throw error;
  }
};

/**
 * The PipeWire that runs for this user, or one of our own that ends with this process.
 * @param {Parts} [parts] of one of our own
 * @returns {Promise<PipewireSession>}
 */
export const openPipewireSession = async (parts = {}) =>
  isPipewireRunning() ? { env: {}, isOwn: false, dispose: async () => {} } : startPipewireSession(parts);
