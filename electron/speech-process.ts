import { openSpeech } from '../native-models/speech/open-speech.ts';
import { MasqueError } from '../renderer/core/errors.ts';
import { type FromSpeech, SpeechOrder, ToSpeech } from './services/speech/speech-messages.ts';

/*
 * The speech process: engines work on its thread, so that nobody else waits, and it is ended to stop one.
 */
const speak = openSpeech(SpeechOrder.parse(JSON.parse(process.argv[2] ?? '')));

const failed = (error: unknown): FromSpeech => {
  const { reason, message, cure } =
    error instanceof MasqueError
      ? error
      : new MasqueError('failed', `The speech engine broke: ${String(error)}.`, 'Choose another voice.');
  return { kind: 'failed', reason, message, cure };
};

process.parentPort.on('message', ({ data }) => {
  speak(ToSpeech.parse(data))
    .then((speech): FromSpeech => ({ kind: 'spoken', speech }), failed)
    .then((message) => process.parentPort.postMessage(message))
    .catch((error: unknown) => {
      console.error(`The speech process failed: ${String(error)}`);
      process.exit(1);
    });
});
