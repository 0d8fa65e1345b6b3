import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';

/** Where to look, and who we are. */
export interface HolderSearch {
  /** Such as `/dev/video10`. */
  readonly device: string;
  readonly proc?: string;
  readonly self?: number;
}

/** A process has hundreds of files open; looking through them must not hold up the picture that comes meanwhile. */
const BREATH_MILLISECONDS = 2;

const entries = (folder: string): string[] | null => {
  try {
    return readdirSync(folder);
  } catch {
    return null;
  }
};

const isOpenIn = (folder: string, file: string, device: string): boolean => {
  try {
    return readlinkSync(`${folder}/${file}`) === device;
  } catch {
    return false;
  }
};

/**
 * The numbers of the other processes that have the device open, of those whose files we may look at: our own user's, or
 * all of them as root. Null when not one can be looked at, so that nothing is known.
 */
export const findHolders = async ({
  device,
  proc = '/proc',
  self = process.pid,
}: HolderSearch): Promise<readonly number[] | null> => {
  const holders: number[] = [];
  let mayLook = false;
  let breathed = performance.now();
  for (const name of entries(proc) ?? []) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid === self) continue;
    const folder = `${proc}/${name}/fd`;
    const files = entries(folder);
    if (files === null) continue;
    mayLook = true;
    if (files.some((file) => isOpenIn(folder, file, device))) holders.push(pid);
    if (performance.now() - breathed > BREATH_MILLISECONDS) {
      await setImmediate();
      breathed = performance.now();
    }
  }
  return mayLook ? holders : null;
};

/** Whether a process has the device's buffers in its memory: readers of pictures do, producers that write do not. */
export const mapsDevice = (pid: number, device: string, proc = '/proc'): boolean => {
  try {
    return readFileSync(`${proc}/${pid}/maps`, 'utf8').includes(` ${device}\n`);
  } catch {
    return false;
  }
};

const FRESH_MILLISECONDS = 1000;
/** A look that took long is followed by a long rest, so that looking takes a fiftieth of the time at most. */
const REST_PER_LOOK = 50;

/**
 * How many other processes hold the device. The answer is at once and about a second old, older where there is much to
 * look through: asking starts the next look when the last one has aged.
 */
export const createHolderCount = (
  find: () => Promise<readonly number[] | null>,
  now: () => number = () => performance.now(),
): { read(): number | null; look(): Promise<void> } => {
  let count: number | null = null;
  let staleAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | null = null;
  const lookOnce = async (): Promise<void> => {
    const started = now();
    const holders = await find().catch(() => null);
    count = holders?.length ?? null;
    staleAt = started + Math.max(FRESH_MILLISECONDS, (now() - started) * REST_PER_LOOK);
    looking = null;
  };
  const look = (): Promise<void> => {
    looking ??= lookOnce();
    return looking;
  };
  return {
    look,
    read() {
      if (now() >= staleAt) void look();
      return count;
    },
  };
};
