import { openVoice } from '../native-models/open-voice.ts';
import { createVoiceLine } from '../native-models/voice-line.ts';
import { ToModels } from '../renderer/core/native-models.ts';
import { ModelsOrder } from './services/native-models/models-order.ts';

/*
 * The native-models process: it owns ONNX Runtime and serves one line. A crash in a driver or a net takes nothing else
 * along; a page that loses its line asks for another, and gets a new process.
 */
const { root, ownFolder, provider } = ModelsOrder.parse(JSON.parse(process.argv[2] ?? ''));

const breakDown = (cause: unknown): never => {
  console.error(`A voice model failed: ${cause instanceof Error ? (cause.stack ?? cause.message) : cause}`);
  process.exit(1);
};

process.parentPort.once('message', ({ ports: [port] }) => {
  if (port === undefined) return breakDown(new Error('no line was handed over'));
  const line = createVoiceLine(
    () => openVoice({ root, ownFolder }, provider),
    (message) => port.postMessage(message),
    breakDown,
  );
  port.on('message', ({ data }) => {
    const message = ToModels.safeParse(data);
    if (message.success) line.handle(message.data);
    else console.error(`The page said what the voice models do not understand: ${message.error.message}`);
  });
  // Whoever started it ends it: an end without being told is a crash.
  port.on('close', () => process.parentPort.postMessage(null));
  port.start();
});
