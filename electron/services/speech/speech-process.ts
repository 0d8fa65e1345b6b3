import { join } from 'node:path';
import { utilityProcess } from 'electron';
import { listVoices } from '../../../native-models/speech/list-voices.ts';
import type { Speech, SpeechRequest, Voice } from '../../../renderer/core/speech/speech.ts';
import { createSpeechLine, type Speaker, type SpeakerEvents } from './speech-line.ts';
import { FromSpeech, type SpeechOrder } from './speech-messages.ts';

/** As the system's list of processes shows them, and `app.getAppMetrics()`. */
const NAMES = { embedded: 'Masque speech', pack: 'Masque language pack' };

/** The main process's hold on what speaks: a process is started when it is needed, and again when it has ended. */
export const openSpeech = (order: SpeechOrder) => {
  const entry = join(order.root, 'out', 'main', 'speech-process.cjs');
  const starter =
    (serviceName: string) =>
    ({ heard, gone }: SpeakerEvents): Speaker => {
      const child = utilityProcess.fork(entry, [JSON.stringify(order)], { serviceName });
      child.on('message', (data: unknown) => heard(FromSpeech.parse(data)));
      child.on('exit', gone);
      return {
        say: (request) => child.postMessage(request),
        end: () => child.kill(),
      };
    };
  const embedded = createSpeechLine(starter(NAMES.embedded));
  // GPL code is never loaded where anything else is: what speaks for espeak-ng has a process of its own.
  const languagePack = createSpeechLine(starter(NAMES.pack));
  return {
    voices: (): Promise<Voice[]> => listVoices(order),
    speak: (request: SpeechRequest, signal?: AbortSignal): Promise<Speech> =>
      (request.voice.startsWith('espeak-ng/') ? languagePack : embedded).speak(request, signal),
    quit(): void {
      embedded.quit();
      languagePack.quit();
    },
  };
};
