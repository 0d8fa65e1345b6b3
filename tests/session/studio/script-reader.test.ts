import { expect, it } from 'vitest';
import type { Host } from '../../../renderer/core/host.ts';
import { controlsFrom } from '../../../renderer/core/retarget/perform-controls.ts';
import { parseScript } from '../../../renderer/core/script/parse-script.ts';
import { defaultSettings } from '../../../renderer/core/settings.ts';
import type { Speech, SpeechRequest } from '../../../renderer/core/speech/speech.ts';
import { createScriptReader } from '../../../renderer/session/studio/script-reader.ts';
import { DEFAULTS, speakLetters } from '../../core/script/make-spoken.ts';

const controls = controlsFrom(defaultSettings(), { calibration: null, heldFace: null });

it('speaks and resamples what is new alone', async () => {
  const spoken: string[] = [];
  let looks = 0;
  const speak = async (request: SpeechRequest): Promise<Speech> => {
    spoken.push(request.parts.map(({ text }) => text).join(''));
    const { samples, ...speech } = speakLetters(request);
    return {
      ...speech,
      get samples() {
        looks += 1;
        return samples;
      },
    };
  };
  // All of a host that reading needs.
  const reader = createScriptReader({ speech: { speak } } as unknown as Pick<Host, 'speech'>, () => controls);
  const read = (text: string) => reader.read(parseScript(text).script, DEFAULTS, {});
  const first = await read('One line.\nAnother line.');
  const seen = looks;
  const again = await read('One line.\nAnother line.');
  expect(again?.play.sound).toEqual(first?.play.sound);
  expect([spoken.length, looks]).toEqual([2, seen]);
  await read('One line.\nA third line.');
  expect(spoken.slice(2)).toEqual(['A third line.']);
});
