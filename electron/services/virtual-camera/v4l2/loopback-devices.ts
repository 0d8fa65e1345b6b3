import { accessSync, closeSync, constants, openSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { findHolders, mapsDevice } from './device-holders.ts';
import { ioctl } from './ioctl.ts';
import { emptyStructure, STRUCTURES, V4L2, VIDIOC } from './videodev2.ts';

/**
 * Which way pictures may go, by the device's own word. With `exclusive_caps=1` it offers itself to producers until one
 * is there and to readers from then on; `nothing` is what v4l2loopback 0.12 is left with by a producer that never said
 * STREAMON. Without that option it says `both` at all times.
 */
export type Announced = 'output' | 'capture' | 'both' | 'nothing';

export interface LoopbackDevice {
  /** Such as `/dev/video10`. */
  readonly path: string;
  readonly name: string;
  /** Null when it may not be opened. */
  readonly announced: Announced | null;
  readonly writable: boolean;
  /** Another program gives it pictures now. */
  readonly busy: boolean;
}

const DRIVER = 'v4l2 loopback';
export const VIDEO_CLASS = '/sys/class/video4linux';

const textAt = (bytes: Buffer, from: number, to: number): string =>
  bytes.toString('utf8', from, to).replace(/\0.*$/s, '');

const announcedBy = (capabilities: number): Announced => {
  const output = (capabilities & V4L2.CAP_VIDEO_OUTPUT) !== 0;
  const capture = (capabilities & V4L2.CAP_VIDEO_CAPTURE) !== 0;
  if (output && capture) return 'both';
  if (output) return 'output';
  return capture ? 'capture' : 'nothing';
};

/** What the driver behind an open file says of itself; null when it is not v4l2loopback. */
export const askDriver = (file: number): { name: string; announced: Announced } | null => {
  const bytes = emptyStructure('v4l2_capability');
  if (ioctl(file, VIDIOC.QUERYCAP, bytes) !== null) return null;
  const { driver, card, bus_info, device_caps } = STRUCTURES.v4l2_capability;
  if (textAt(bytes, driver, card) !== DRIVER) return null;
  return {
    name: textAt(bytes, card, bus_info),
    announced: announcedBy(bytes.readUInt32LE(device_caps)),
  };
};

/** What a device tells without being opened, through the files that only v4l2loopback gives its devices. */
interface Attributes {
  readonly isLoopback: boolean;
  readonly name: string | null;
  /** A producer has settled size and format, and somebody holds the device since. */
  readonly isFormatSet: boolean;
}

const readAttributes = (path: string, videoClass = VIDEO_CLASS): Attributes => {
  const read = (name: string): string | null => {
    try {
      return readFileSync(`${videoClass}/${path.replace('/dev/', '')}/${name}`, 'utf8').trim();
    } catch {
      return null;
    }
  };
  return {
    isLoopback: read('max_openers') !== null,
    name: read('name'),
    isFormatSet: (read('format') ?? '') !== '',
  };
};

/**
 * Whether another program gives the device pictures, from what it announces, whether its format is set, and for each
 * other process that holds it whether that one maps its buffers (null: unknown). A device that announces `both` does
 * not tell, so a holder that maps nothing is taken for the producer.
 */
export const hasProducer = (
  announced: Announced,
  isFormatSet: boolean,
  holdersMap: readonly boolean[] | null,
): boolean => {
  switch (announced) {
    case 'output':
    case 'nothing':
      return false;
    case 'capture':
      return true;
    case 'both':
      return isFormatSet && (holdersMap ?? []).includes(false);
  }
};

/** Whether another program gives pictures to a device that announces this. */
export const isTaken = async (path: string, announced: Announced): Promise<boolean> => {
  const { isFormatSet } = readAttributes(path);
  const mustLook = announced === 'both' && isFormatSet;
  const holders = mustLook ? await findHolders({ device: path }) : null;
  return hasProducer(announced, isFormatSet, holders?.map((pid) => mapsDevice(pid, path)) ?? null);
};

/**
 * The nodes that can be loopback devices, in the order of their numbers. Cameras of a bus or a chip are left out before
 * anything is opened: opening may wake them.
 */
export const candidateNodes = (folder = '/dev', videoClass = VIDEO_CLASS): string[] => {
  const isOfHardware = (name: string): boolean => {
    try {
      return !realpathSync(`${videoClass}/${name}`).includes('/devices/virtual/');
    } catch {
      // Without /sys the driver's own word must do.
      return false;
    }
  };
  const numberOf = (name: string): number => Number(name.replace('video', ''));
  try {
    return readdirSync(folder)
      .filter((name) => /^video\d+$/.test(name) && !isOfHardware(name))
      .sort((a, b) => numberOf(a) - numberOf(b))
      .map((name) => `${folder}/${name}`);
  } catch {
    return [];
  }
};

const isWritable = (path: string): boolean => {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

/** A device that may not be opened, or is open as often as it allows. */
const examineFromOutside = (path: string): LoopbackDevice | null => {
  const { isLoopback, name } = readAttributes(path);
  const writable = isWritable(path);
  // One that is ours to open and yet refuses is full.
  return isLoopback ? { path, name: name ?? path, announced: null, writable, busy: writable } : null;
};

const examine = async (path: string): Promise<LoopbackDevice | null> => {
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch {
    return examineFromOutside(path);
  }
  let told: ReturnType<typeof askDriver>;
  try {
    told = askDriver(file);
  } finally {
    closeSync(file);
  }
  if (told === null) return null;
  return { path, ...told, writable: isWritable(path), busy: await isTaken(path, told.announced) };
};

/** Every device of v4l2loopback's, in the order of their numbers; none where there is no driver. */
export const findLoopbackDevices = async (): Promise<readonly LoopbackDevice[]> => {
  const found: LoopbackDevice[] = [];
  for (const path of candidateNodes()) {
    const device = await examine(path);
    if (device !== null) found.push(device);
  }
  return found;
};
