import { MasqueError } from '../../../../renderer/core/errors.ts';
import type { VirtualCameraDevice, VirtualCameraRemedy } from '../../../../renderer/core/virtual-camera.ts';
import type { CameraBackend, CameraRequest, CameraWriter } from '../camera-writer.ts';
import { checkPicture, closedError } from '../picture-checks.ts';
import { PROPERTY, SINK_DIRECTION, SYSTEM_OBJECT } from './cmio-constants.ts';
import type { Ref } from './core-foundation.ts';
import { declareFrameworks, type Frameworks } from './frameworks.ts';
import { SAMPLE_TIMING_BYTES, writeSampleTiming } from './sample-timing.ts';

/** OBS Studio 30 and newer, plugins/mac-virtualcam: the device of its camera extension. */
const DEVICE_UID = '7626645E-4425-469E-9D8B-97E0FA59AC75';
const DEVICE_NAME = 'OBS Virtual Camera';
const FORMAT = 'NV12';
const CURE = 'Install OBS Studio 30 or newer and start its virtual camera once, to approve its extension.';

const findDevice = (api: Frameworks): number | null =>
  api
    .objects(SYSTEM_OBJECT, PROPERTY.devices)
    .find((device) => api.text(device, PROPERTY.deviceUid) === DEVICE_UID) ?? null;

/** The stream that takes pictures, by what it says of itself; OBS itself takes the second. */
const findSink = (api: Frameworks, device: number): number | null => {
  const streams = api.objects(device, PROPERTY.streams);
  const sink = streams.find((stream) => api.objects(stream, PROPERTY.direction)[0] === SINK_DIRECTION);
  return sink ?? streams[1] ?? null;
};

const failedError = (what: string): MasqueError =>
  new MasqueError('failed', `OBS’s camera extension did not give Masque ${what}.`, CURE);

/** Makes things and gives all of them back when one cannot be made. */
const createOwner = (api: Frameworks) => {
  const owned: Ref[] = [];
  return {
    own(made: Ref | null, what: string): Ref {
      if (made === null) throw failedError(what);
      owned.push(made);
      return made;
    },
    releaseAll(): void {
      for (const object of owned.splice(0).reverse()) api.release(object);
    },
  };
};

const createWriter = (
  api: Frameworks,
  device: number,
  stream: number,
  { width, height, framesPerSecond }: CameraRequest,
): CameraWriter => {
  const owner = createOwner(api);
  const timing = Buffer.alloc(SAMPLE_TIMING_BYTES);
  let open = true;
  let description: Ref | null = null;
  const giveBack = (error: unknown): never => {
    owner.releaseAll();
    throw error;
  };
  const prepare = () => {
    try {
      const pool = owner.own(api.createPool(width, height), 'memory for pictures');
      const queue = owner.own(api.copyQueue(stream), 'its queue');
      const status = api.startStream(device, stream);
      if (status !== 0) throw failedError(`its stream (status ${status})`);
      return { pool, queue };
    } catch (error) {
      return giveBack(error);
    }
  };
  const { pool, queue } = prepare();

  /** The queue owns a sample that it took; whatever else was made here ends here. */
  const send = (buffer: Ref, picture: Uint8Array): void => {
    if (!api.fill(buffer, picture, width, height)) throw failedError('access to a picture');
    description ??= owner.own(api.createDescription(buffer), 'a description of its pictures');
    writeSampleTiming(timing, api.now(), framesPerSecond);
    const sample = api.createSample(buffer, description, timing);
    if (sample === null) throw failedError('a sample');
    if (!api.enqueue(queue, sample)) api.release(sample);
  };
  return {
    format: FORMAT,
    width,
    height,
    framesPerSecond,
    /** An extension that does not keep up loses the picture. */
    async write(picture) {
      if (!open) throw closedError();
      checkPicture(picture, { format: FORMAT, width, height });
      if (api.isFull(queue)) return;
      const buffer = api.createBuffer(pool);
      if (buffer === null) throw failedError('memory for a picture');
      try {
        send(buffer, picture);
      } finally {
        api.release(buffer);
      }
    },
    readers: () => null,
    async close() {
      if (!open) return;
      open = false;
      api.stopStream(device, stream);
      owner.releaseAll();
    },
  };
};

let declared: Frameworks | undefined;
/** Null on another system. */
const macos = (): Frameworks | null => {
  if (process.platform !== 'darwin') return null;
  declared ??= declareFrameworks();
  return declared;
};

/**
 * The camera extension that OBS Studio installs on macOS 13 and newer, fed through its sink stream. Written from Apple's
 * headers and never run on a Mac, which every device of it says. Readers see OBS's own card when nobody writes.
 * @param system macOS's functions; a test brings others
 */
export const createObsExtensionBackend = (system: () => Frameworks | null = macos): CameraBackend => ({
  kind: 'obs-extension',
  async survey() {
    const api = system();
    if (api === null || findDevice(api) === null) return [];
    return [{ id: 'obs-extension', kind: 'obs-extension', name: DEVICE_NAME, busy: false, unverified: true }];
  },
  async open(request) {
    const api = system();
    const device = api === null ? null : findDevice(api);
    if (api === null || device === null) {
      throw new MasqueError('not-found', `There is no ${DEVICE_NAME} on this computer.`, CURE);
    }
    const stream = findSink(api, device);
    if (stream === null) throw failedError('a stream to write to');
    return createWriter(api, device, stream, request);
  },
});

const NO_EXTENSION: VirtualCameraRemedy = {
  message: 'No virtual camera is installed on this Mac, so meeting apps have none to list.',
  cure: 'Install OBS Studio 30 or newer (free, from obsproject.com), start its virtual camera once, then look again.',
  command: null,
  canAdd: false,
};

/** @param devices what the survey of this backend found */
export const macosRemedy = (devices: readonly VirtualCameraDevice[]): VirtualCameraRemedy | null =>
  devices.length === 0 ? NO_EXTENSION : null;
