import { MasqueError } from '../../../../renderer/core/errors.ts';
import { pictureBytes } from '../../../../renderer/core/virtual-camera.ts';
import type { CameraBackend, CameraRequest, CameraWriter } from '../camera-writer.ts';
import { checkPicture, closedError } from '../picture-checks.ts';
import { claimQueue, peekQueue, refusedError } from './obs-queue-claim.ts';
import {
  FIELD,
  QUEUE_STATE,
  queueHeader,
  queueLayout,
  SLOT_HEADER_BYTES,
  slotOffset,
} from './obs-queue-layout.ts';
import { type FilterClass, registeredName } from './registry.ts';
import { type Handle, type Win32, win32 } from './win32.ts';

/** OBS Studio, plugins/win-dshow/virtualcam-guid.h: one class for both views. */
const CLASS_ID = '{A3FCE0F5-3493-419F-958A-ABA1250EC20B}';
const CLASSES: readonly FilterClass[] = [
  { classId: CLASS_ID, view: 64 },
  { classId: CLASS_ID, view: 32 },
];
const FORMAT = 'NV12';

const createWriter = (
  api: Win32,
  mapping: Handle,
  request: CameraRequest,
  ended: () => void,
): CameraWriter => {
  const { width, height, framesPerSecond } = request;
  const bytes = pictureBytes(FORMAT, width, height);
  const layout = queueLayout(bytes);
  const view = api.mapView(mapping, 'write');
  if (view === null) {
    api.close(mapping);
    throw refusedError(0);
  }
  const moment = Buffer.alloc(8);
  let index = 0;
  let open = true;
  api.copy(view, queueHeader(layout, request));

  return {
    format: FORMAT,
    width,
    height,
    framesPerSecond,
    // The order is the protocol's: a reader takes the slot of the read index, so that one moves when all is there.
    async write(picture) {
      if (!open) throw closedError();
      checkPicture(picture, { format: FORMAT, width, height });
      index = (index + 1) >>> 0;
      api.writeUint32(view, FIELD.writeIndex, index);
      const slot = view + BigInt(slotOffset(layout, index));
      moment.writeBigUInt64LE(process.hrtime.bigint());
      api.copy(slot, moment);
      api.copy(slot + BigInt(SLOT_HEADER_BYTES), picture);
      api.writeUint32(view, FIELD.readIndex, index);
      api.writeUint32(view, FIELD.state, QUEUE_STATE.ready);
    },
    /** The filter holds the queue for as long as its app shows the camera; the one other handle is ours. */
    readers() {
      const handles = open ? api.handleCount(mapping) : null;
      return handles === null ? null : Math.max(0, handles - 1);
    },
    async close() {
      if (!open) return;
      open = false;
      api.writeUint32(view, FIELD.state, QUEUE_STATE.stopping);
      api.unmapView(view);
      api.close(mapping);
      ended();
    },
  };
};

/**
 * OBS's virtual camera on Windows, fed as OBS feeds it. One writer at a time: whoever makes the memory. Readers show
 * OBS's own card when nobody writes, and scale what has another size than they asked for.
 */
export const createObsQueueBackend = (): CameraBackend => {
  let ours = false;
  const isBusy = (api: Win32): boolean => {
    const found = ours ? null : peekQueue(api);
    return found !== null && found.state !== QUEUE_STATE.stopping;
  };
  return {
    kind: 'obs-queue',
    async survey() {
      if (process.platform !== 'win32') return [];
      const api = win32();
      const name = registeredName(api, CLASSES);
      if (name === null) return [];
      return [{ id: 'obs-queue', kind: 'obs-queue', name, busy: isBusy(api), unverified: false }];
    },
    async open(request) {
      const api = win32();
      if (registeredName(api, CLASSES) === null) {
        throw new MasqueError(
          'not-found',
          'OBS Virtual Camera is not installed on this computer.',
          'Install OBS Studio with its virtual camera, then look again.',
        );
      }
      const { totalBytes } = queueLayout(pictureBytes(FORMAT, request.width, request.height));
      const mapping = await claimQueue(api, totalBytes);
      ours = true;
      const ended = (): void => {
        ours = false;
      };
      try {
        return createWriter(api, mapping, request, ended);
      } catch (error) {
        ended();
        throw error;
      }
    },
  };
};
