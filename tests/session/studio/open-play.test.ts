import { expect, it } from 'vitest';
import { FilmJob } from '../../../renderer/core/film.ts';
import type { Host } from '../../../renderer/core/host.ts';
import { defaultSettings } from '../../../renderer/core/settings.ts';
import type { SpeechRequest } from '../../../renderer/core/speech/speech.ts';
import { openPlay } from '../../../renderer/session/studio/open-play.ts';
import { speakLetters } from '../../core/script/make-spoken.ts';

/** Who spoke each utterance of a script, where the person has chosen Rowan in the Studio. */
const speakersOf = async (text: string, job: Partial<FilmJob> = {}): Promise<readonly string[]> => {
  const voices: string[] = [];
  const host = {
    settings: { read: async () => ({ settings: { ...defaultSettings(), studioVoice: 'flite/rms' } }) },
    speech: {
      async speak(request: SpeechRequest) {
        voices.push(request.voice);
        return speakLetters(request);
      },
    },
  };
  // All of it that a script needs.
  await openPlay(
    host as unknown as Host,
    FilmJob.parse({ source: { kind: 'script', name: 'script.md', text }, ...job }),
  );
  return voices;
};

it('is spoken by the voice that the person has chosen, where neither job nor script say', async () => {
  expect(await speakersOf('Hello.')).toEqual(['flite/rms']);
  expect(await speakersOf('Hello.', { voice: 'flite/kal' })).toEqual(['flite/kal']);
  expect(await speakersOf('voice: flite/awb\n\nHello.')).toEqual(['flite/awb']);
  expect(await speakersOf('@Otto: voice=flite/slt\n\nOtto: Hello.', { voice: 'flite/kal' })).toEqual([
    'flite/slt',
  ]);
});
