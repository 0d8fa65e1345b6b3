import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../../build/setup/places.mjs';
import { listVoices } from '../../../native-models/speech/list-voices.ts';
import { createKokoroEngine } from '../../../native-models/speech/neural/kokoro.ts';
import { createPiperEngine, piperIds } from '../../../native-models/speech/neural/piper.ts';
import { openSpeech } from '../../../native-models/speech/open-speech.ts';
import { parseSayVoices } from '../../../native-models/speech/programs/say.ts';
import { SpeechRequest, type Voice } from '../../../renderer/core/speech/speech.ts';
import { secondsOf } from './ask-speech.ts';
import { constant, FLOAT, INT64, input, net, node, output } from './tiny-onnx.ts';

const SAMPLES_PER_SIGN = 400;

/** Holds every number for 400 samples, as loud as it is high, and as its scales say. */
const body = (ids: string, scale: string, index: number, out: string, sizes: number[]) => [
  constant('hundredth', FLOAT, [1], [0.01]),
  constant('index', INT64, [1], [index]),
  constant('column', INT64, [2], [-1, 1]),
  constant('repeats', INT64, [2], [1, SAMPLES_PER_SIGN]),
  constant('sizes', INT64, [sizes.length], sizes),
  node('Cast', [ids], 'float', FLOAT),
  node('Mul', ['float', 'hundredth'], 'quiet'),
  node('Gather', [scale, 'index'], 'factor'),
  node('Mul', ['quiet', 'factor'], 'scaled'),
  node('Reshape', ['scaled', 'column'], 'columns'),
  node('Tile', ['columns', 'repeats'], 'held'),
  node('Reshape', ['held', 'sizes'], out),
];
const PIPER = net(
  ...body('input', 'scales', 1, 'output', [1, 1, 1, -1]),
  input('input', INT64, [1, 'n']),
  input('input_lengths', INT64, [1]),
  input('scales', FLOAT, [3]),
  output('output', [1, 1, 1, 'samples']),
);
const KOKORO = net(
  constant('flat', INT64, [1], [-1]),
  node('Reshape', ['style', 'flat'], 'styles'),
  node('Mul', ['styles', 'speed'], 'loud'),
  ...body('input_ids', 'loud', 0, 'waveform', [-1]),
  input('input_ids', INT64, [1, 'n']),
  input('style', FLOAT, [1, 256]),
  input('speed', FLOAT, [1]),
  output('waveform', ['samples']),
);
const SIGNS = { _: [0], '^': [1], $: [2], ' ': [3], h: [20], ə: [30], l: [25], o: [40], ʊ: [35], ˈ: [10] };
const CONFIG = {
  audio: { sample_rate: 16_000 },
  espeak: { voice: 'en-us' },
  inference: { noise_scale: 0.5, length_scale: 1.5, noise_w: 0.8 },
  phoneme_id_map: SIGNS,
  language: { code: 'en_US', name_english: 'English' },
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'masque-voices-'));
  await mkdir(join(folder, 'piper'));
  await writeFile(join(folder, 'piper', 'en_US-tiny.onnx'), PIPER);
  await writeFile(join(folder, 'piper', 'en_US-tiny.onnx.json'), JSON.stringify(CONFIG));
  await writeFile(join(folder, 'piper', 'broken.onnx'), 'no net');
  await writeFile(join(folder, 'piper', 'broken.onnx.json'), '{}');
  await writeFile(join(folder, 'piper', 'alone.onnx'), PIPER);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const phonemize = async () => [{ word: 0, phones: ['h', 'ə', 'l', 'ˈoʊ'], pause: true }];
const utterance = (id: string) => ({
  voice: { id } as Voice,
  words: [{ text: 'Hello', spoken: 'Hello', part: 0, offset: 0, emphasis: false, whisper: false }],
  style: { speed: 2, pitch: 1, volume: 1 },
});

describe('Piper', () => {
  it('lists the voices that are whole', async () => {
    const voices = await listVoices({ root: ROOT, voices: folder });
    expect(voices.filter(({ engine }) => engine === 'piper')).toMatchObject([
      { id: 'piper/en_US-tiny', name: 'en US tiny', languages: ['en-US'] },
    ]);
  });

  it('encloses and pads its signs', () => {
    const words = [
      { word: 0, phones: ['h', 'ˈoʊ'], pause: false },
      { word: 1, phones: ['l', 'ʁ'], pause: true },
    ];
    expect(piperIds(words, SIGNS)).toEqual({
      ids: [1, 0, 20, 0, 10, 0, 40, 0, 35, 0, 3, 0, 25, 0, 2],
      unknown: ['ʁ'],
    });
  });

  it('gives its net what it asks for, and times to what comes out', async () => {
    const engine = createPiperEngine(folder, phonemize);
    const { samples, samplesPerSecond, phones } = await engine.render(utterance('piper/en_US-tiny'));
    const ids = [1, 0, 20, 0, 30, 0, 25, 0, 10, 0, 40, 0, 35, 0, 2];
    expect([samplesPerSecond, samples.length]).toEqual([16_000, ids.length * SAMPLES_PER_SIGN]);
    // Its length scale is halved by twice the speed: 0.01 · id · 1.5 / 2.
    for (const [index, id] of ids.entries())
      expect(samples[index * SAMPLES_PER_SIGN]).toBeCloseTo(id * 0.0075, 5);
    expect(phones.filter(({ phone }) => phone !== 'sil').map(({ phone }) => phone)).toEqual([
      'h',
      'ə',
      'l',
      'oʊ',
    ]);
  });

  it('speaks by way of a request, with phones from what reads English here', async () => {
    const speak = openSpeech({ root: ROOT, voices: folder });
    const speech = await speak(
      SpeechRequest.parse({ voice: 'piper/en_US-tiny', parts: [{ text: 'Hello.' }] }),
    );
    expect(speech.words).toMatchObject([{ text: 'Hello.', part: 0, offset: 0 }]);
    expect(speech.phones.map(({ phone }) => phone).join('')).toContain('həloʊ');
    expect(speech.notices.at(-1)).toContain('estimate');
  });

  it('says which file is not a net', async () => {
    const engine = createPiperEngine(folder, phonemize);
    await expect(engine.render(utterance('piper/broken'))).rejects.toMatchObject({
      reason: 'unreadable',
      message: expect.stringContaining('broken.onnx.json'),
    });
  });
});

describe('Kokoro', () => {
  beforeAll(async () => {
    const own = join(folder, 'kokoro');
    await mkdir(join(own, 'voices'), { recursive: true });
    await writeFile(join(own, 'model.onnx'), KOKORO);
    const vocab = { h: 50, ə: 83, l: 54, o: 57, ʊ: 135, ˈ: 156, ',': 3 };
    await writeFile(join(own, 'tokenizer.json'), JSON.stringify({ model: { vocab } }));
    // Row n is full of n: which row was taken shows in how loud it is.
    const styles = Float32Array.from({ length: 510 * 256 }, (_, index) => Math.floor(index / 256));
    await writeFile(join(own, 'voices', 'af_heart.bin'), new Uint8Array(styles.buffer));
  });

  it('lists its voices by their names', async () => {
    const voices = await listVoices({ root: ROOT, voices: folder });
    expect(voices.filter(({ engine }) => engine === 'kokoro')).toMatchObject([
      { id: 'kokoro/af_heart', name: 'Heart', languages: ['en-US'], licence: 'Apache-2.0' },
    ]);
  });

  it('encloses its tokens with zeros and takes the style for so many', async () => {
    const engine = createKokoroEngine(folder, phonemize);
    const speech = await engine.render(utterance('kokoro/af_heart'));
    const ids = [0, 50, 83, 54, 156, 57, 135, 3, 0];
    expect(speech.samples).toHaveLength(ids.length * SAMPLES_PER_SIGN);
    expect(secondsOf({ ...speech, phones: [], words: [], notices: [] })).toBe(
      (ids.length * SAMPLES_PER_SIGN) / 24_000,
    );
    // 0.01 · id · the style of seven tokens · speed 2.
    for (const [index, id] of ids.entries())
      expect(speech.samples[index * SAMPLES_PER_SIGN]).toBeCloseTo(id * 0.01 * 7 * 2, 3);
  });
});

describe('parseSayVoices', () => {
  it('reads what a Mac lists', () => {
    const listed =
      'Anna                de_DE    # Hallo! Ich heiße Anna.\nBad News            en_US    # Hi.\n\n';
    expect(parseSayVoices(listed)).toMatchObject([
      { id: 'say/Anna', languages: ['de-DE'] },
      { id: 'say/Bad News', languages: ['en-US'] },
    ]);
  });
});
