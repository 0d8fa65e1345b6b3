import type { SourceChoice } from '../core/settings.ts';
import { findDevice, listDevices } from './device-choice.ts';

type DeviceKind = 'videoinput' | 'audioinput';

const onDeviceChange = (changed: () => Promise<void>): (() => void) => {
  // A list that cannot be read, or lacks the device, is no news: whoever waits goes on waiting.
  const listen = () => void changed().catch(() => undefined);
  navigator.mediaDevices.addEventListener('devicechange', listen);
  return () => navigator.mediaDevices.removeEventListener('devicechange', listen);
};

/**
 * Calls `back` when the chosen device is plugged in while somebody waits for it; returns the way to stop listening.
 * The browser says only that something changed, so the list is read again each time.
 */
export const onDeviceReturn = (
  kind: DeviceKind,
  waitsFor: () => SourceChoice | null,
  back: () => void,
): (() => void) =>
  onDeviceChange(async () => {
    const choice = waitsFor();
    if (choice !== null && findDevice(await listDevices(kind), choice) !== undefined) back();
  });

/**
 * Calls `moved` when the system's default is another device than the one in use; `inUse` is null while that does not
 * matter. Returns the way to stop listening.
 */
export const onDefaultMoved = (
  kind: DeviceKind,
  inUse: () => string | null,
  moved: () => void,
): (() => void) =>
  onDeviceChange(async () => {
    const [first] = await listDevices(kind);
    const used = inUse();
    if (used !== null && first !== undefined && first.id !== used) moved();
  });
