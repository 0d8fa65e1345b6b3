import { MasqueError } from '../core/errors.ts';
import type { SourceChoice } from '../core/settings.ts';
import { CAMERA_NAME, MICROPHONE_NAME } from '../core/virtual-camera.ts';

export interface Device {
  readonly id: string;
  readonly label: string;
}

type DeviceKind = 'videoinput' | 'audioinput';

/** The browser's names for what is in the list once more, under its own. */
const ALIASES = ['default', 'communications'];

/**
 * Real devices, the system's default first: the browser lists it a second time as `default`, in the same group and with
 * its own name at the end of the label.
 */
export const withDefaultFirst = (
  listed: readonly Pick<MediaDeviceInfo, 'deviceId' | 'groupId' | 'label'>[],
): readonly Device[] => {
  const alias = listed.find(({ deviceId }) => deviceId === 'default');
  const real = listed
    .filter(({ deviceId }) => deviceId !== '' && !ALIASES.includes(deviceId))
    .map(({ deviceId, groupId, label }, index) => ({
      device: { id: deviceId, label: label || `Device ${index + 1}` },
      isDefault:
        alias !== undefined && groupId === alias.groupId && label !== '' && alias.label.endsWith(label),
    }));
  return [...real.filter(({ isDefault }) => isDefault), ...real.filter(({ isDefault }) => !isDefault)].map(
    ({ device }) => device,
  );
};

const allDevices = async (kind: DeviceKind): Promise<readonly Device[]> =>
  withDefaultFirst(
    (await navigator.mediaDevices.enumerateDevices()).filter((device) => device.kind === kind),
  );

/** What we put into the system ourselves: to take it for a source would be a mirror before a mirror. */
const isOurs = ({ label }: Device): boolean =>
  label.startsWith(CAMERA_NAME) || label.startsWith(MICROPHONE_NAME);

/** The devices of one kind, as the browser lists them, without its two aliases of real ones and without our own. */
export const listDevices = async (kind: DeviceKind): Promise<readonly Device[]> =>
  (await allDevices(kind)).filter((device) => !isOurs(device));

/** As `findDevice`, among what is there now. Throws `not-found` when there is nothing but our own. */
export async function pickDevice(kind: DeviceKind, choice: SourceChoice): Promise<Device | undefined> {
  const devices = await allDevices(kind);
  const others = devices.filter((device) => !isOurs(device));
  if (devices.length > 0 && others.length === 0) {
    throw new MasqueError('not-found', 'There is nothing but Masque’s own device.', 'Plug one in.');
  }
  return findDevice(others, choice);
}

/**
 * The device that a choice means: by id, else by its whole name, else by a part of its name, since ids change when a
 * device moves to another socket. Undefined: any. Throws `lost` for a device that was chosen and is not there.
 */
export function findDevice(devices: readonly Device[], choice: SourceChoice): Device | undefined {
  if (choice.kind !== 'device') return devices[0];
  const wanted = choice.label.toLowerCase();
  const found =
    devices.find(({ id }) => id === choice.id) ??
    devices.find(({ label }) => label.toLowerCase() === wanted) ??
    devices.find(({ label }) => wanted !== '' && label.toLowerCase().includes(wanted));
  if (found !== undefined) return found;
  const known = devices.map(({ label }) => `“${label}”`).join(', ') || 'none';
  throw new MasqueError(
    'lost',
    `“${choice.label}” is not connected. Connected: ${known}.`,
    'Plug it in or choose another.',
  );
}

/** What the browser's refusal means. Source: w3.org/TR/mediacapture-streams, getUserMedia's rejections. */
export function deviceError(cause: unknown, label: string): MasqueError {
  const name = cause instanceof DOMException ? cause.name : '';
  const message = cause instanceof Error ? cause.message : String(cause);
  if (cause instanceof MasqueError) return cause;
  if (name === 'NotAllowedError' || name === 'SecurityError') {
    return new MasqueError(
      'denied',
      `Access to “${label}” was refused.`,
      'Allow it in the system settings.',
      { cause },
    );
  }
  if (name === 'NotFoundError' || name === 'OverconstrainedError') {
    return new MasqueError('not-found', `No device answers to “${label}”.`, 'Plug one in.', { cause });
  }
  if (name === 'NotReadableError' || name === 'AbortError') {
    return new MasqueError(
      'busy',
      `“${label}” is in use by another app.`,
      'Close the other app and try again.',
      { cause },
    );
  }
  return new MasqueError(
    'failed',
    `“${label}” could not be opened: ${message}`,
    'Try again or choose another.',
    { cause },
  );
}
