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
    avatars: { list: async () => [{ id: 'mira' }, { id: 'otto' }] },
    speech: {
      voices: async () => ['slt', 'rms', 'awb', 'kal'].map((name) => ({ id: `flite/${name}` })),
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

it('says where a script names somebody who is not here', async () => {
  const text = '@Otto: avatar=oto voice=flite/slt\n\n## Two\nvoice: flite/rmss\n\nOtto: Hello.';
  const failure = speakersOf(text);
  await expect(failure).rejects.toThrow('Line 1, column 8: Unknown avatar "oto". Expected: perhaps otto;');
  await expect(failure).rejects.toThrow(
    'Line 4, column 8: Unknown voice "flite/rmss". Expected: perhaps flite/rms;',
  );
});
