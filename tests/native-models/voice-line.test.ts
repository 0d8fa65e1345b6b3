import { describe, expect, it } from 'vitest';
import type { OpenVoice } from '../../native-models/open-voice.ts';
import { createVoiceLine } from '../../native-models/voice-line.ts';
import { MasqueError } from '../../renderer/core/errors.ts';
import { type FromModels, VOICE_HOP_SAMPLES } from '../../renderer/core/native-models.ts';

const hop = (timeSeconds: number) => ({
  timeSeconds,
  weights: new Float32Array(15),
  voice: 0,
  phoneme: 'sil',
});
const silence = new Float32Array(VOICE_HOP_SAMPLES);

const voice = (hear: OpenVoice['stream']['hear']): OpenVoice => ({
  stream: { hear, end: async () => [hop(9)] },
  provider: 'cpu',
  attempts: [{ provider: 'cpu' }],
  runtime: 'a runtime',
});

const line = (open: () => Promise<OpenVoice>) => {
  const said: FromModels[] = [];
  const breakages: unknown[] = [];
  const { handle } = createVoiceLine(
    open,
    (message) => said.push(message),
    (cause) => breakages.push(cause),
  );
  return { said, breakages, handle };
};

describe('the line to the native models', () => {
  it('answers everything once, in order, though the models open late and each hop takes its time', async () => {
    let delay = 20;
    const { said, handle } = line(async () => {
      await new Promise((wake) => setTimeout(wake, 5));
      return voice(async (_samples, startSeconds) => {
        delay /= 2;
        await new Promise((wake) => setTimeout(wake, delay));
        return startSeconds < 2 ? [] : [hop(startSeconds)];
      });
    });
    for (const startSeconds of [1, 2, 3]) handle({ kind: 'sound', startSeconds, samples: silence });
    handle({ kind: 'end' });
    await expect.poll(() => said.length).toBe(6);
    expect(said).toEqual([
      { kind: 'ready', provider: 'cpu', attempts: [{ provider: 'cpu' }], runtime: 'a runtime' },
      { kind: 'heard', hops: [] },
      { kind: 'heard', hops: [hop(2)] },
      { kind: 'heard', hops: [hop(3)] },
      { kind: 'heard', hops: [hop(9)] },
      { kind: 'ended' },
    ]);
  });

  it('says why the models do not open, and nothing after', async () => {
    const { said, handle } = line(() =>
      Promise.reject(new MasqueError('missing-part', 'No model.', 'Run npm run setup.')),
    );
    handle({ kind: 'sound', startSeconds: 0, samples: silence });
    await expect.poll(() => said.length).toBe(1);
    expect(said).toEqual([{ kind: 'failed', message: 'No model.', cure: 'Run npm run setup.' }]);
  });

  it('tells of a net that fails at its work', async () => {
    const { breakages, handle } = line(async () => voice(() => Promise.reject(new Error('out of memory'))));
    handle({ kind: 'sound', startSeconds: 0, samples: silence });
    await expect.poll(() => breakages.length).toBe(1);
    expect(breakages).toEqual([new Error('out of memory')]);
  });
});
