import type { CameraRequest, CameraWriter } from '../../../electron/services/virtual-camera/camera-writer.ts';
import type { VirtualCameraDevice } from '../../../renderer/core/virtual-camera.ts';

export const DEVICE: VirtualCameraDevice = {
  id: 'one',
  kind: 'v4l2loopback',
  name: 'Masque Camera',
  busy: false,
  unverified: false,
};

/** A device in memory, in place of an operating system's: what was written to it, and who looks. */
export const createFakeDevice = () => {
  const state = {
    written: [] as number[],
    opened: [] as CameraRequest[],
    closed: 0,
    readers: 0 as number | null,
    /** Milliseconds that a write takes. */
    slowness: 0,
    broken: null as Error | null,
    /** Ids of devices that do not open, and why. */
    refused: new Map<string, Error>(),
  };
  const open = async (request: CameraRequest): Promise<CameraWriter> => {
    const refusal = state.broken ?? state.refused.get(request.device.id);
    if (refusal) throw refusal;
    state.opened.push(request);
    return {
      ...request,
      format: 'I420',
      async write(picture) {
        if (state.broken) throw state.broken;
        state.written.push(picture[0] ?? -1);
        if (state.slowness > 0) await new Promise((wake) => setTimeout(wake, state.slowness));
      },
      readers: () => state.readers,
      async close() {
        state.closed += 1;
      },
    };
  };
  return { state, open };
};
