import { MasqueError } from '../core/errors.ts';
import type { SourceChoice } from '../core/settings.ts';

export interface Device {
  readonly id: string;
  readonly label: string;
}

type DeviceKind = 'videoinput' | 'audioinput';

/** The devices of one kind, as the browser lists them; its two aliases of real devices are left out. */
export async function listDevices(kind: DeviceKind): Promise<readonly Device[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter((device) => device.kind === kind && !['default', 'communications', ''].includes(device.deviceId))
    .map(({ deviceId, label }, index) => ({ id: deviceId, label: label || `Device ${index + 1}` }));
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
