import { closeSync, constants, openSync, writeSync } from 'node:fs';
import { MasqueError } from '../../../../renderer/core/errors.ts';
import { pictureBytes } from '../../../../renderer/core/virtual-camera.ts';
import type { CameraRequest, CameraWriter } from '../camera-writer.ts';
import { busyError, openError, writeError } from './device-errors.ts';
import { createHolderCount, findHolders } from './device-holders.ts';
import { type Announced, askDriver, isTaken } from './loopback-devices.ts';
import { type LoopbackFormat, sayStart, settleFormat, settleRate } from './negotiate.ts';

const openDevice = (path: string): number => {
  try {
    return openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  } catch (error) {
    throw openError(path, error);
  }
};

const withDevice = <T>(path: string, use: (file: number) => T): T => {
  const file = openDevice(path);
  try {
    return use(file);
  } finally {
    closeSync(file);
  }
};

const announcedBy = (file: number, path: string): Announced => {
  const told = askDriver(file);
  if (told !== null) return told.announced;
  throw new MasqueError('unsupported', `${path} is no virtual camera.`, 'Choose another camera.');
};

/**
 * Opens the file of a device that is a loopback device and that nobody else gives pictures to. v4l2loopback 0.12 may
 * have been left closed to everybody, by a producer that never said STREAMON: who says it and leaves counts as a
 * producer that left, and the device is open to the next.
 */
const openFreeDevice = async (path: string): Promise<number> => {
  if (withDevice(path, (file) => announcedBy(file, path)) === 'nothing') withDevice(path, sayStart);
  const file = openDevice(path);
  try {
    if (await isTaken(path, announcedBy(file, path))) throw busyError(path);
    return file;
  } catch (error) {
    closeSync(file);
    throw error;
  }
};

/**
 * Opens a device of v4l2loopback's for pictures. Rejects as `CameraBackend.open` says.
 */
export const openV4l2Writer = async (
  request: CameraRequest,
  order: readonly LoopbackFormat[],
): Promise<CameraWriter> => {
  const path = request.device.id;
  const file = await openFreeDevice(path);
  try {
    const shape = settleFormat(file, path, request, order);
    const framesPerSecond = settleRate(file, request.framesPerSecond);
    sayStart(file);
    const readers = createHolderCount(() => findHolders({ device: path }));
    await readers.look();
    return { ...shape, framesPerSecond, ...createStream(file, path, shape), readers: readers.read };
  } catch (error) {
    closeSync(file);
    throw error;
  }
};

const createStream = (
  file: number,
  path: string,
  { format, width, height }: Pick<CameraWriter, 'format' | 'width' | 'height'>,
): Pick<CameraWriter, 'write' | 'close'> => {
  const bytes = pictureBytes(format, width, height);
  let isOpen = true;
  return {
    async write(picture) {
      if (!isOpen) throw writeError(path, 'it is closed');
      if (picture.byteLength !== bytes) {
        throw new MasqueError(
          'failed',
          `A picture for ${path} has ${picture.byteLength} bytes instead of ${bytes}.`,
          'Switch the virtual camera off and on again.',
        );
      }
      // The driver copies the picture and waits for nobody, so a thread of its own would only cost time.
      let taken: number;
      try {
        taken = writeSync(file, picture, 0, bytes);
      } catch (error) {
        throw writeError(path, error);
      }
      if (taken !== bytes) throw writeError(path, `it took ${taken} of ${bytes} bytes`);
    },
    async close() {
      if (!isOpen) return;
      isOpen = false;
      closeSync(file);
    },
  };
};
