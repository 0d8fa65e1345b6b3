import { constants } from 'node:os';
import { loadKoffi } from '../load-koffi.ts';

/** What the system says when it refuses: the name of its error number, such as `EBUSY`. */
export type ErrorName = string;

/** Calls the driver behind an open file. Null when it did what was asked; it may have changed `argument`. */
export type Ioctl = (file: number, request: number, argument: Uint8Array) => ErrorName | null;

const nameOf = (number: number): ErrorName =>
  Object.entries(constants.errno).find(([, value]) => value === number)?.[0] ?? `error ${number}`;

let bound: Ioctl | undefined;

/** Bound at the first call, because other systems have no such function. */
export const ioctl: Ioctl = (file, request, argument) => {
  bound ??= bind();
  return bound(file, request, argument);
};

const bind = (): Ioctl => {
  const koffi = loadKoffi();
  // Node and Electron link the C library already; whichever it is, its functions are found in the running program.
  const call = koffi.load(null).func('int ioctl(int fd, unsigned long request, ...)');
  return (file, request, argument) =>
    call(file, request, 'void *', argument) === 0 ? null : nameOf(koffi.errno());
};
