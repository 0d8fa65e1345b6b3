import { join } from 'node:path';
import { type FromBroadcast, ToBroadcast } from '../renderer/core/broadcast/broadcast-line.ts';
import { createBroadcast } from './services/broadcast/broadcast.ts';
import { BroadcastOrder } from './services/broadcast/broadcast-order.ts';
import { createAddressKeeper } from './services/broadcast/kept-addresses.ts';
import { MEDIASOUP_VERSION } from './services/broadcast/sfu.ts';
import { readViewerFiles } from './services/broadcast/viewer-files.ts';
import { findWorker } from './services/broadcast/worker-program/find-worker.ts';

/*
 * The broadcast process: the switchboard between the app's page, which publishes, mediasoup's worker, which carries the
 * pictures, and the viewers. It exists while a page holds a line to it; a crash takes nothing else along.
 */
const { root, resources, userData } = BroadcastOrder.parse(JSON.parse(process.argv[2] ?? ''));

process.parentPort.once('message', ({ ports: [port] }) => {
  if (port === undefined) process.exit(1);
  const broadcast = createBroadcast({
    findWorker: (preparing, signal) =>
      findWorker({
        checkout: resources === null ? root : null,
        resources,
        version: MEDIASOUP_VERSION,
        env: process.env,
        preparing,
        signal,
      }),
    viewerFiles: () => readViewerFiles(join(root, 'out', 'viewer')),
    addresses: createAddressKeeper(join(userData, 'broadcast-addresses.json')),
    tell: (message: FromBroadcast) => port.postMessage(message),
    now: () => performance.now(),
  });
  port.on('message', ({ data }) => {
    const message = ToBroadcast.safeParse(data);
    if (message.success) broadcast.handle(message.data);
    else console.error(`The page said what broadcasting does not understand: ${message.error.message}`);
  });
  // Nobody publishes any more, so nobody has anything to see.
  const quit = async () => {
    await broadcast.close();
    process.exit(0);
  };
  port.on('close', () => void quit());
  process.parentPort.on('message', () => void quit());
  port.start();
});
