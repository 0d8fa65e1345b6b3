import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../build/setup/places.mjs';
import { openVoice } from '../../native-models/open-voice.ts';
import type { VoiceStream } from '../../native-models/voice-stream.ts';
import { createRandom } from '../../renderer/core/math/seeded-random.ts';
import { type HeardHop, VOICE_HOP_SAMPLES } from '../../renderer/core/native-models.ts';
import { VISEME_COUNT } from '../../renderer/core/signals/visemes.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

/** Noise that swells and falls, for want of somebody who speaks. */
const sound = (hops: number, seed = 1): Float32Array => {
  const random = createRandom(seed);
  return Float32Array.from(
    { length: hops * VOICE_HOP_SAMPLES },
    (_, i) => (random() - 0.5) * (1 + Math.sin(i / 2000)) * 0.5,
  );
};

/** Everything that is heard of a sound that comes in messages of so many hops, over and over. */
const heardOf = async (
  stream: VoiceStream,
  samples: Float32Array,
  grouping: readonly number[],
): Promise<HeardHop[]> => {
  const heard: HeardHop[] = [];
  for (let hop = 0, turn = 0; hop * VOICE_HOP_SAMPLES < samples.length; turn += 1) {
    const next = hop + (grouping[turn % grouping.length] ?? 1);
    const part = samples.slice(hop * VOICE_HOP_SAMPLES, next * VOICE_HOP_SAMPLES);
    heard.push(...(await stream.hear(part, hop * 0.01)));
    hop = next;
  }
  return [...heard, ...(await stream.end())];
};

/** What must not differ at all; a hop's time may, by a rounding. */
const values = (hops: readonly HeardHop[]) =>
  hops.map(({ weights, voice, phoneme }) => [...weights, voice, phoneme]);

describe('the voice stream', () => {
  let stream: VoiceStream;
  beforeAll(async () => {
    ({ stream } = await openVoice({ root: ROOT }));
  });

  it('gives every hop once, at its centre, with shapes that are a whole', async () => {
    const heard = await heardOf(stream, sound(83), [1]);
    expect(heard).toHaveLength(83);
    for (const [index, { timeSeconds, weights, voice, phoneme }] of heard.entries()) {
      expect(timeSeconds).toBeCloseTo(index * 0.01 + 0.005, 9);
      expect(weights).toHaveLength(VISEME_COUNT);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 4);
      expect(voice).toBeGreaterThanOrEqual(0);
      expect(voice).toBeLessThanOrEqual(1);
      expect(phoneme).not.toBe('');
    }
  });

  it('hears the same, bit for bit, however the hops are grouped', async () => {
    const samples = sound(150);
    const single = values(await heardOf(stream, samples, [1]));
    for (const grouping of [[150], [2], [7, 1, 30]])
      expect(values(await heardOf(stream, samples, grouping))).toEqual(single);
  });

  it('lets a hop out as soon as its look-ahead is there, and the rest at the end', async () => {
    const counts: number[] = [];
    for (let hop = 0; hop < 8; hop += 1) counts.push((await stream.hear(sound(1), hop * 0.01)).length);
    const left = (await stream.end()).length;
    expect([...counts, left]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 5]);
  });

  it('ends a sound that is shorter than the look-ahead', async () => {
    expect((await heardOf(stream, sound(2), [1])).map(({ timeSeconds }) => timeSeconds)).toEqual([
      0.005, 0.015,
    ]);
    expect(await stream.end()).toEqual([]);
  });

  it('begins anew after an end', async () => {
    const first = values(await heardOf(stream, sound(60), [3]));
    await heardOf(stream, sound(90, 2), [3]);
    expect(values(await heardOf(stream, sound(60), [3]))).toEqual(first);
  });

  it('takes what is no number for silence, and what is too loud for the loudest', async () => {
    const [broken, mended] = [sound(60), sound(60)];
    for (const [at, value, instead] of [
      [100, Number.NaN, 0],
      [2000, Number.POSITIVE_INFINITY, 0],
      [4000, 1e9, 1],
      [4001, -1e9, -1],
    ] as const) {
      broken[at] = value;
      mended[at] = instead;
    }
    const heard = values(await heardOf(stream, broken, [5]));
    expect(heard).toEqual(values(await heardOf(stream, mended, [5])));
    expect(heard.flat().every((value) => typeof value === 'string' || Number.isFinite(value))).toBe(true);
  });

  it('hears nobody in silence and in noise', async () => {
    for (const samples of [new Float32Array(200 * VOICE_HOP_SAMPLES), sound(200)]) {
      const heard = await heardOf(stream, samples, [10]);
      expect(Math.max(...heard.slice(20).map(({ voice }) => voice))).toBeLessThan(0.4);
    }
  });
});

describe('openVoice', () => {
  it('says what runs', async () => {
    const { provider, attempts, runtime } = await openVoice({ root: ROOT });
    expect([provider, attempts[0]]).toEqual(['cpu', { provider: 'cpu' }]);
    expect(runtime).toMatch(/^ONNX Runtime \d+\.\d+/);
  });

  it('falls back from a provider that this machine cannot have, with the reason', async () => {
    const foreign = process.platform === 'darwin' ? 'directml' : 'coreml';
    const { provider, attempts } = await openVoice({ root: ROOT }, foreign);
    expect(provider).toBe('cpu');
    expect(attempts.slice(0, 2)).toEqual([
      { provider: foreign, reason: expect.stringMatching(/\w/) },
      { provider: 'cpu' },
    ]);
  });

  it('refuses a damaged model, and says when one is missing', async () => {
    const root = await mkdtemp(join(tmpdir(), 'masque-voice-'));
    folders.push(root);
    await cp(join(ROOT, 'assets', 'visemes'), join(root, 'assets', 'visemes'), { recursive: true });
    await expect(openVoice({ root })).rejects.toMatchObject({
      reason: 'missing-part',
      message: expect.stringContaining(join(root, 'assets', 'models')),
      cure: expect.stringContaining('npm run setup'),
    });
    await mkdir(join(root, 'own'));
    await writeFile(join(root, 'own', 'visemes.onnx'), 'another');
    await expect(openVoice({ root, ownFolder: join(root, 'own') })).rejects.toMatchObject({
      reason: 'wrong-sum',
      message: expect.stringContaining(join(root, 'own', 'visemes.onnx')),
    });
  });
});
