import { join } from 'node:path';
import { utilityProcess } from 'electron';
import { listVoices } from '../../../native-models/speech/open-speech.ts';
import type { Speech, SpeechRequest, Voice } from '../../../renderer/core/speech/speech.ts';
import { createSpeechLine, type Speaker, type SpeakerEvents } from './speech-line.ts';
import { FromSpeech, type SpeechOrder } from './speech-messages.ts';

/** As the system's list of processes shows it, and `app.getAppMetrics()`. */
const NAME = 'Masque speech';

/** The main process's hold on the speech process: started when somebody is to speak, and again when it has ended. */
export const openSpeech = (order: SpeechOrder) => {
  const entry = join(order.root, 'out', 'main', 'speech-process.cjs');
  const start = ({ heard, gone }: SpeakerEvents): Speaker => {
    const child = utilityProcess.fork(entry, [JSON.stringify(order)], { serviceName: NAME });
    child.on('message', (data: unknown) => heard(FromSpeech.parse(data)));
    child.on('exit', gone);
    return {
      say: (request) => child.postMessage(request),
      end: () => child.kill(),
    };
  };
  const line = createSpeechLine(start);
  return {
    voices: (): Promise<Voice[]> => listVoices(order),
    speak: (request: SpeechRequest, signal?: AbortSignal): Promise<Speech> => line.speak(request, signal),
    quit: (): void => line.quit(),
  };
};
