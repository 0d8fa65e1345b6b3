import { type ExecFileException, execFile } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { MasqueError } from '../../../../renderer/core/errors.ts';
import type { VirtualCameraDevice, VirtualCameraRemedy } from '../../../../renderer/core/virtual-camera.ts';
import { deniedError } from './device-errors.ts';
import { findLoopbackDevices, type LoopbackDevice } from './loopback-devices.ts';
import { decideRemedy, MODULE_ARGUMENTS, SECURE_BOOT_CURE } from './loopback-remedy.ts';
import { examineSystem, type LoopbackSystem } from './loopback-system.ts';
import { asCamera } from './v4l2-backend.ts';

/** What a program left behind: its exit status (null: its time ran out; -1: it never started) and what it said. */
export interface Ended {
  readonly status: number | null;
  readonly words: string;
}

const PASSWORD_MILLISECONDS = 120_000;
const NODE_MILLISECONDS = 10_000;
const LOOK_MILLISECONDS = 100;

const statusOf = (error: ExecFileException | null): number | null => {
  if (error === null) return 0;
  if (error.killed === true) return null;
  return typeof error.code === 'number' ? error.code : -1;
};

const run = (program: string, args: readonly string[]): Promise<Ended> =>
  new Promise((done) => {
    execFile(program, [...args], { timeout: PASSWORD_MILLISECONDS }, (error, _, words) => {
      done({ status: statusOf(error), words: words.trim() || (error?.message ?? '') });
    });
  });

/** pkexec's own exit statuses, from its manual: 126 the person closed the question, 127 they may not, or it broke. */
const PKEXEC_DISMISSED = 126;
const PKEXEC_REFUSED = 127;
const NOT_AUTHORIZED = /not authorized/i;
/** What the kernel says of a module whose signature it misses or does not trust. */
const UNTRUSTED = /Operation not permitted|Required key not available|Key was rejected/;

const denied = (message: string, cure: string): MasqueError => new MasqueError('denied', message, cure);

/** What it means that loading ended this way; null when it went well. */
export const loadError = ({ status, words }: Ended): MasqueError | null => {
  if (status === 0) return null;
  if (status === null) {
    return denied(
      `The virtual camera was not added: no password came within ${PASSWORD_MILLISECONDS / 1000} s.`,
      'Try again, or run the command in a terminal.',
    );
  }
  if (status === PKEXEC_DISMISSED || (status === PKEXEC_REFUSED && NOT_AUTHORIZED.test(words))) {
    return denied(
      'The virtual camera was not added, because nobody gave the password.',
      'Try again with the password of somebody who administers this computer.',
    );
  }
  if (UNTRUSTED.test(words)) {
    return denied(`The kernel refuses v4l2loopback, as Secure Boot has it: ${words}`, SECURE_BOOT_CURE);
  }
  return new MasqueError(
    'failed',
    `v4l2loopback was not loaded: ${words}`,
    'Install the package of the module again, with the headers of the running kernel.',
  );
};

/** The device that we can write to, as soon as it is there: the system makes the node, then lets the person have it. */
const awaitDevice = async (find: () => Promise<readonly LoopbackDevice[]>): Promise<LoopbackDevice> => {
  let devices: readonly LoopbackDevice[] = [];
  for (let waited = 0; waited < NODE_MILLISECONDS; waited += LOOK_MILLISECONDS) {
    devices = await find();
    const ready = devices.find(({ writable, busy }) => writable && !busy);
    if (ready !== undefined) return ready;
    await wait(LOOK_MILLISECONDS);
  }
  const [forbidden] = devices;
  if (forbidden !== undefined) throw deniedError(forbidden.path);
  throw new MasqueError(
    'failed',
    'v4l2loopback is loaded, but no camera appeared.',
    'Restart the computer, then try again.',
  );
};

/** What there is to do about a missing or half useful loopback device; null when nothing is. */
export const findLoopbackRemedy = async (): Promise<VirtualCameraRemedy | null> =>
  process.platform === 'linux' ? decideRemedy(examineSystem(), await findLoopbackDevices()) : null;

/** The program that loads the module, and its arguments; null when a remedy of another kind is needed. */
export const loadCall = (system: LoopbackSystem): readonly [string, readonly string[]] | null => {
  if (decideRemedy(system, [])?.canAdd !== true || system.modprobe === null) return null;
  return system.isRoot
    ? [system.modprobe, MODULE_ARGUMENTS]
    : ['pkexec', [system.modprobe, ...MODULE_ARGUMENTS]];
};

/**
 * Loads v4l2loopback, which asks the person for their password, and gives the new device. Rejects with a MasqueError:
 * `denied` when the password is refused, does not come within two minutes, or the kernel takes no such module;
 * `unsupported` when this is not what is wanting; `failed` for the rest.
 */
export const addLoopback = async (): Promise<VirtualCameraDevice> => {
  const system = examineSystem();
  const call = loadCall(system);
  if (call === null) {
    const remedy = decideRemedy(system, []);
    throw new MasqueError(
      'unsupported',
      remedy?.message ?? 'The virtual camera cannot be added from here.',
      remedy?.cure ?? 'Load the kernel module v4l2loopback.',
    );
  }
  const failure = loadError(await run(...call));
  if (failure !== null) throw failure;
  return asCamera(await awaitDevice(findLoopbackDevices));
};
