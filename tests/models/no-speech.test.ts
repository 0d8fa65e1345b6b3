import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../build/setup/places.mjs';
import { openVoice } from '../../native-models/open-voice.ts';
import type { VoiceStream } from '../../native-models/voice-stream.ts';
import { createPerformance } from '../../renderer/core/perform.ts';
import { plainControls, read } from '../core/make-face.ts';
import { chewing, laughter, music, panting, typing } from './make-noises.ts';

const FRAMES_PER_SECOND = 30;
const HOPS_PER_SECOND = 100;
/** As loud as somebody speaks: nothing is spared for being faint. */
const LOUDNESS = 0.1;

describe('people who do not speak', () => {
  let stream: VoiceStream;
  beforeAll(async () => {
    stream = (await openVoice({ root: ROOT })).stream;
  });

  /** How far the lips part and close again over a sound that the microphone alone hears. */
  const widest = async (samples: Float32Array): Promise<number> => {
    const hops = [...(await stream.hear(samples, 0)), ...(await stream.end())];
    const performance = createPerformance({ seed: 1 });
    const controls = plainControls();
    const gaps = Array.from(
      { length: Math.floor((hops.length / HOPS_PER_SECOND) * FRAMES_PER_SECOND) },
      (_, frame) => {
        const [from, until] = [frame - 1, frame].map((one) => one / FRAMES_PER_SECOND) as [number, number];
        const voice = hops
          .filter(({ timeSeconds }) => timeSeconds > from && timeSeconds <= until)
          .map((hop) => ({ ...hop, loudness: LOUDNESS }));
        const { weights } = performance.perform({ timeSeconds: until, face: null, voice, controls });
        return read(weights, 'jawOpen') - read(weights, 'mouthClose');
      },
    );
    return Math.max(...gaps);
  };

  it.each([
    ['laugh', laughter],
    ['chew', chewing],
    ['play music', music],
    ['are out of breath', panting],
    ['type', typing],
  ])('but %s do not make the mouth chatter', async (_what, make) => {
    expect(await widest(make())).toBeLessThan(0.05);
  });
});
