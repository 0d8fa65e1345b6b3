import type { SourceChoice } from '../core/settings.ts';
import { findDevice, listDevices } from './device-choice.ts';

/**
 * Calls `back` when the chosen device is plugged in while somebody waits for it; returns the way to stop listening.
 * The browser says only that something changed, so the list is read again each time.
 */
export function onDeviceReturn(
  kind: 'videoinput' | 'audioinput',
  waitsFor: () => SourceChoice | null,
  back: () => void,
): () => void {
  const changed = async () => {
    const choice = waitsFor();
    if (choice === null) return;
    try {
      if (findDevice(await listDevices(kind), choice) !== undefined) back();
    } catch {
      // Still not there: go on waiting.
    }
  };
  const listen = () => void changed();
  navigator.mediaDevices.addEventListener('devicechange', listen);
  return () => navigator.mediaDevices.removeEventListener('devicechange', listen);
}
