import { join } from 'node:path';
import type { z } from 'zod';
import { type FromBroadcast, ToBroadcast } from '../renderer/core/broadcast/broadcast-line.ts';
import { type FromReception, ToReception } from '../renderer/core/broadcast/reception-line.ts';
import { createBroadcast } from './services/broadcast/broadcast.ts';
import { BroadcastOrder } from './services/broadcast/broadcast-order.ts';
import { createAddressKeeper } from './services/broadcast/kept-addresses.ts';
import { keepCertificate } from './services/broadcast/reception/kept-certificate.ts';
import { createReception } from './services/broadcast/reception/reception.ts';
import { createGuestLine } from './services/broadcast/rooms/guest-line.ts';
import { MEDIASOUP_VERSION } from './services/broadcast/sfu.ts';
import { readViewerFiles } from './services/broadcast/viewer-files.ts';
import { findWorker } from './services/broadcast/worker-program/find-worker.ts';

/*
 * The broadcast process: the switchboard between the app's page, mediasoup's worker, which carries the pictures, and
 * whoever is outside: viewers of what the page publishes, or, each in a process of its own, a camera that the page looks at and a
 * room of somebody else's that the page takes part in. It exists while a page holds a line to it; a crash takes nothing else along.
 */
const { root, resources, userData, direction } = BroadcastOrder.parse(JSON.parse(process.argv[2] ?? ''));

const surroundings = {
  findWorker: (preparing: (message: string) => void, signal: AbortSignal) =>
    findWorker({
      checkout: resources === null ? root : null,
      resources,
      version: MEDIASOUP_VERSION,
      env: process.env,
      preparing,
      signal,
    }),
  now: () => performance.now(),
};

interface Service {
  handle(data: unknown): void;
  close(): Promise<void>;
}

/** Hands over what the page says, and complains of what is not understood. */
const heard =
  <Message>(schema: z.ZodType<Message>, handle: (message: Message) => void) =>
  (data: unknown): void => {
    const message = schema.safeParse(data);
    if (message.success) handle(message.data);
    else console.error(`The page said what nobody understands here: ${message.error.message}`);
  };

const openService = (tell: (message: FromBroadcast | FromReception) => void): Service => {
  if (direction === 'broadcast') {
    const viewerFiles = () => readViewerFiles(join(root, 'out', 'viewer'));
    const addresses = createAddressKeeper(join(userData, 'broadcast-addresses.json'));
    // Whoever has the room's address knows it by its sum, so it names no address that may change.
    const certificate = () => keepCertificate(userData, [], new Date(), 'room-certificate.pem');
    const { handle, close } = createBroadcast({
      ...surroundings,
      viewerFiles,
      addresses,
      certificate,
      tell,
    });
    return { handle: heard(ToBroadcast, handle), close };
  }
  if (direction === 'guest') {
    const { handle, close } = createGuestLine(tell);
    return { handle: heard(ToBroadcast, handle), close };
  }
  const phoneFiles = () => readViewerFiles(join(root, 'out', 'phone'));
  const { handle, close } = createReception({ ...surroundings, phoneFiles, folder: userData, tell });
  return { handle: heard(ToReception, handle), close };
};

process.parentPort.once('message', ({ ports: [port] }) => {
  if (port === undefined) process.exit(1);
  const service = openService((message) => port.postMessage(message));
  port.on('message', ({ data }) => service.handle(data));
  // Nobody publishes or looks any more.
  const quit = async () => {
    await service.close();
    process.exit(0);
  };
  port.on('close', () => void quit());
  process.parentPort.on('message', () => void quit());
  port.start();
});
