import { setTimeout as sleep } from 'node:timers/promises';
import { MasqueError } from '../../../../renderer/core/errors.ts';
import { FIELD, QUEUE_NAME } from './obs-queue-layout.ts';
import type { Handle, Win32 } from './win32.ts';

const ERROR_ACCESS_DENIED = 5;

/**
 * A queue stays in memory while any app holds it. OBS's filter lets go one picture after its writer has stopped, and
 * ten pictures after a writer died; a filter at 10 pictures a second is done by then.
 */
const RELEASE_MILLISECONDS = 1500;
const LOOK_MILLISECONDS = 20;

const busyError = (isAlive: boolean): MasqueError =>
  isAlive
    ? new MasqueError(
        'busy',
        'OBS, or another program, is giving its own picture to OBS Virtual Camera.',
        'Stop the virtual camera in OBS Studio, then try again.',
      )
    : new MasqueError(
        'busy',
        'OBS Virtual Camera is still held by the program that gave it a picture last, or by an app that shows it.',
        'Stop the virtual camera in OBS Studio, close the apps that show it, then try again.',
      );

export const refusedError = (error: number): MasqueError =>
  error === ERROR_ACCESS_DENIED
    ? new MasqueError(
        'denied',
        'Windows does not let Masque into OBS’s picture queue (error 5): OBS may run as administrator.',
        'Stop the virtual camera in OBS Studio, then try again.',
      )
    : new MasqueError(
        'failed',
        `Windows did not make OBS’s picture queue (error ${error}).`,
        'Close programs that need much memory, then try again.',
      );

/** What a queue that is there already says of its writer; null when it cannot be read. */
export const peekQueue = (api: Win32): { readonly state: number; readonly writeIndex: number } | null => {
  const mapping = api.openMapping(QUEUE_NAME, 'read');
  if (mapping === null) return null;
  const view = api.mapView(mapping, 'read');
  const found =
    view === null
      ? null
      : { state: api.readUint32(view, FIELD.state), writeIndex: api.readUint32(view, FIELD.writeIndex) };
  if (view !== null) api.unmapView(view);
  api.close(mapping);
  return found;
};

/** Makes the queue; waits for what a former writer left to be let go of, but not for a writer that is alive. */
export const claimQueue = async (api: Win32, bytes: number): Promise<Handle> => {
  let first: number | undefined;
  for (let waited = 0; ; waited += LOOK_MILLISECONDS) {
    const { handle, existed, error } = api.createMapping(QUEUE_NAME, bytes);
    if (handle === null) throw refusedError(error);
    if (!existed) return handle;
    api.close(handle);
    const writeIndex = peekQueue(api)?.writeIndex;
    first ??= writeIndex;
    const isAlive = writeIndex !== undefined && writeIndex !== first;
    if (isAlive || waited >= RELEASE_MILLISECONDS) throw busyError(isAlive);
    await sleep(LOOK_MILLISECONDS);
  }
};
