import { MasqueError } from '../../../renderer/core/errors.ts';
import type { VirtualCameraDevice, VirtualCameraRemedy } from '../../../renderer/core/virtual-camera.ts';
import type { CameraSystem } from './camera-system.ts';
import type { CameraBackend } from './camera-writer.ts';
import { linuxSystem } from './linux-system.ts';
import { createObsExtensionBackend, macosRemedy } from './macos/obs-extension.ts';
import { createWindowsBackends, windowsRemedy } from './windows/windows-cameras.ts';

/** A system to which others' programs add the camera: there is nothing that we could do for it. */
const foreignSystem = (
  backends: readonly CameraBackend[],
  remedy: (devices: readonly VirtualCameraDevice[]) => VirtualCameraRemedy | null,
): CameraSystem => ({
  backends,
  remedy: (devices) => Promise.resolve(remedy(devices)),
  add() {
    const { message, cure } = remedy([]) ?? { message: 'There is nothing to add.', cure: 'Go live.' };
    return Promise.reject(new MasqueError('unsupported', message, cure));
  },
  microphone: undefined,
});

/** What the operating system that we run on offers. `programs`: the folder of the programs that we start. */
export const thisSystem = (programs: string): CameraSystem => {
  switch (process.platform) {
    case 'linux':
      return linuxSystem(programs);
    case 'win32':
      return foreignSystem(createWindowsBackends(), windowsRemedy);
    case 'darwin':
      return foreignSystem([createObsExtensionBackend()], macosRemedy);
    default:
      return foreignSystem([], () => ({
        message: `Masque knows no virtual camera for ${process.platform}.`,
        cure: 'In the meeting app, share Masque’s window instead.',
        command: null,
        canAdd: false,
      }));
  }
};
