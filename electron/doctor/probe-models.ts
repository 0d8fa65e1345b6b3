import { MessageChannelMain } from 'electron';
import { type ExecutionProvider, FromModels } from '../../renderer/core/native-models.ts';
import { openNativeModels } from '../services/native-models/models-process.ts';

/** How the native-models process answers for itself; null when it does not come up. */
export type ModelsProbe = Extract<FromModels, { kind: 'ready' | 'failed' }> | null;

const PROBE_WITHIN_MILLISECONDS = 20_000;

export const probeModels = async (root: string, provider?: ExecutionProvider): Promise<ModelsProbe> => {
  const models = openNativeModels(root, provider);
  const { port1, port2 } = new MessageChannelMain();
  let timer: NodeJS.Timeout | undefined;
  const answer = new Promise<ModelsProbe>((resolve) => {
    timer = setTimeout(() => resolve(null), PROBE_WITHIN_MILLISECONDS);
    port1.on('close', () => resolve(null));
    port1.on('message', ({ data }) => {
      const message = FromModels.parse(data);
      resolve(message.kind === 'ready' || message.kind === 'failed' ? message : null);
    });
  });
  try {
    port1.start();
    models.connect(port2);
    return await answer;
  } finally {
    clearTimeout(timer);
    models.quit();
  }
};
