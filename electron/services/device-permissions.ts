import { systemPreferences } from 'electron';
import type { Device } from '../rpc/services.ts';
import { openExternal } from './open-external.ts';

/*
 * macOS and Windows keep a switch of their own for each device. Written from Electron's documentation and not yet run
 * on either system; Linux has no such switch and answers `unknown`.
 */

const SETTINGS_PAGES: Readonly<Partial<Record<NodeJS.Platform, Readonly<Record<Device, string>>>>> = {
  darwin: {
    camera: 'x-apple.systempreferences:com.apple.preference.security?Privacy_Camera',
    microphone: 'x-apple.systempreferences:com.apple.preference.security?Privacy_Microphone',
  },
  win32: { camera: 'ms-settings:privacy-webcam', microphone: 'ms-settings:privacy-microphone' },
};

export const readDevicePermission = (device: Device): 'granted' | 'denied' | 'ask' | 'unknown' => {
  if (process.platform !== 'darwin' && process.platform !== 'win32') return 'unknown';
  switch (systemPreferences.getMediaAccessStatus(device)) {
    case 'granted':
      return 'granted';
    case 'denied':
    case 'restricted':
      return 'denied';
    case 'not-determined':
      return 'ask';
    default:
      return 'unknown';
  }
};

/** Lets macOS ask the person, once; elsewhere there is nothing to ask. */
export const askForDevice = async (device: Device): Promise<boolean> =>
  process.platform === 'darwin' ? systemPreferences.askForMediaAccess(device) : true;

/** Opens the system's privacy page; false where there is none. */
export const openSystemSettings = async (device: Device): Promise<boolean> => {
  const page = SETTINGS_PAGES[process.platform]?.[device];
  return page === undefined ? false : openExternal(page);
};
