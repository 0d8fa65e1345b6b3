import { join } from 'node:path';
import { app, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import type { BroadcastOrder } from './broadcast-order.ts';

/** mediasoup's worker ends with its parent, so nothing is lost by force. */
const QUIT_WITHIN_MILLISECONDS = 1500;

/** The main process's hold on the broadcast process. */
export interface BroadcastProcess {
  /** Starts it for this line. There is one line at a time: whoever asks for another has lost the one before. */
  connect(port: MessagePortMain): void;
  quit(): Promise<void>;
}

/** `root` holds `out/`: a checkout, or the package. */
export const openBroadcastProcess = (
  root: string,
  direction: BroadcastOrder['direction'],
): BroadcastProcess => {
  const entry = join(root, 'out', 'broadcast', 'broadcast-process.cjs');
  const order: BroadcastOrder = {
    root,
    resources: app.isPackaged ? process.resourcesPath : null,
    userData: app.getPath('userData'),
    direction,
  };
  let child: UtilityProcess | null = null;

  const quit = (): Promise<void> =>
    new Promise((resolve) => {
      const running = child;
      child = null;
      if (running === null) return resolve();
      const timer = setTimeout(() => running.kill(), QUIT_WITHIN_MILLISECONDS);
      running.once('exit', () => {
        clearTimeout(timer);
        resolve();
      });
      running.postMessage('quit');
    });
  return {
    connect(port) {
      void quit();
      const started = utilityProcess.fork(entry, [JSON.stringify(order)], {
        serviceName: `Masque ${direction}`,
      });
      child = started;
      started.on('exit', (code) => {
        // One that was told to end may do so as it likes.
        if (child !== started) return;
        child = null;
        if (code !== 0) console.error(`The ${direction} process ended by itself, with ${code}.`);
      });
      started.postMessage(null, [port]);
    },
    quit,
  };
};
