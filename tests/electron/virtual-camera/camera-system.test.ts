import { afterEach, expect, it, vi } from 'vitest';
import { survey } from '../../../electron/services/virtual-camera/camera-system.ts';
import type { CameraBackend } from '../../../electron/services/virtual-camera/camera-writer.ts';
import { DEVICE } from './fake-device.ts';

afterEach(() => void vi.restoreAllMocks());

it('a backend that cannot even look loses its own devices and nobody else’s', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const open: CameraBackend['open'] = () => Promise.reject(new Error('not opened here'));
  const backends: CameraBackend[] = [
    { kind: 'pipewire', survey: () => Promise.reject(new Error('no binary')), open },
    { kind: 'v4l2loopback', survey: () => Promise.resolve([DEVICE]), open },
  ];
  const system = { backends, remedy: async () => null, add: async () => undefined, microphone: undefined };
  expect(await survey(system)).toEqual({ devices: [DEVICE], remedy: null, microphone: false });
  expect(said).toHaveBeenCalledWith(expect.stringContaining('pipewire'));
});
