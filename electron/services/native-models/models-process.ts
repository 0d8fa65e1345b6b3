import { join } from 'node:path';
import { type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import type { ExecutionProvider } from '../../../renderer/core/native-models.ts';
import type { ModelsOrder } from './models-order.ts';

/** As the system's list of processes shows it, and `app.getAppMetrics()`. */
const NAME = 'Masque native models';

/** The main process's hold on the native-models process. */
export interface NativeModels {
  /**
   * Starts the process for this line; sound goes past the main process. There is one line at a time: whoever asks for
   * another has lost the one before, so the process behind that ends, whatever state it is in.
   */
  connect(port: MessagePortMain): void;
  quit(): void;
}

/** `root` holds `out/` and `assets/`; `provider` is tried before the others. */
export const openNativeModels = (root: string, provider?: ExecutionProvider): NativeModels => {
  const entry = join(root, 'out', 'main', 'native-models-process.cjs');
  const order: ModelsOrder = { root, ownFolder: process.env.MASQUE_MODELS, provider };
  let child: UtilityProcess | null = null;

  const quit = () => {
    const running = child;
    child = null;
    running?.kill();
  };
  return {
    connect(port) {
      quit();
      const started = utilityProcess.fork(entry, [JSON.stringify(order)], { serviceName: NAME });
      child = started;
      // Its only word: nobody is at the other end of its line any more.
      started.on('message', () => {
        if (child === started) quit();
      });
      started.on('exit', (code) => {
        // One that was told to end may do so as it likes. Electron 25 gives 0 for one that was killed.
        if (child !== started) return;
        child = null;
        console.error(`The native-models process ended by itself, with ${code}.`);
      });
      started.postMessage(null, [port]);
    },
    quit,
  };
};
