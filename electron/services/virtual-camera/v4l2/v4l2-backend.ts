import { MasqueError } from '../../../../renderer/core/errors.ts';
import type { VirtualCameraDevice } from '../../../../renderer/core/virtual-camera.ts';
import type { CameraBackend } from '../camera-writer.ts';
import { findLoopbackDevices, type LoopbackDevice } from './loopback-devices.ts';
import { FORMAT_ORDER, type LoopbackFormat } from './negotiate.ts';
import { openV4l2Writer } from './v4l2-writer.ts';

const KIND = 'v4l2loopback';

export const asCamera = ({ path, name, busy }: LoopbackDevice): VirtualCameraDevice => ({
  id: path,
  kind: KIND,
  name,
  busy,
  unverified: false,
});

/** The best first: free before taken, writable before forbidden, else by number. */
const byWorth = (a: LoopbackDevice, b: LoopbackDevice): number =>
  Number(a.busy) - Number(b.busy) || Number(b.writable) - Number(a.writable);

/**
 * Devices of the kernel module v4l2loopback, on Linux.
 * @param order formats to choose from among those that a device offers, the best first
 */
export const createV4l2Backend = (order: readonly LoopbackFormat[] = FORMAT_ORDER): CameraBackend => {
  const ours = new Set<string>();
  return {
    kind: KIND,
    async survey() {
      if (process.platform !== 'linux') return [];
      const devices = await findLoopbackDevices();
      return devices
        .map((device) => ({ ...device, busy: device.busy && !ours.has(device.path) }))
        .sort(byWorth)
        .map(asCamera);
    },
    async open(request) {
      const path = request.device.id;
      if (!/^\/dev\/video\d+$/.test(path)) {
        throw new MasqueError('not-found', `There is no camera ${path}.`, 'Choose another camera.');
      }
      const writer = await openV4l2Writer(request, order);
      ours.add(path);
      return {
        ...writer,
        async close() {
          await writer.close();
          ours.delete(path);
        },
      };
    },
  };
};
