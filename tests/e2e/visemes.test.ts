import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../build/setup/places.mjs';
import { openVoice } from '../../native-models/open-voice.ts';
import { VOICE_HOP_SAMPLES } from '../../renderer/core/native-models.ts';
import { VISEME_COUNT } from '../../renderer/core/signals/visemes.ts';
import { hopLine } from '../../renderer/session/visemes-file.ts';
import { createStand, type Opened } from './launch.ts';
import { type Wav, writeWav } from './write-wav.ts';

const PATIENCE = 120_000;
const stand = createStand();
beforeAll(() => stand.ready(), PATIENCE);
afterAll(() => stand.dispose(), PATIENCE);

/** One line of what `visemes` writes. */
interface Line {
  readonly timeSeconds: number;
  readonly weights: readonly number[];
  readonly voice: number;
  readonly phoneme: string;
}

const linesOf = (text: string): Line[] =>
  // The app wrote these lines a moment ago; the tests below look at every field.
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);

/** A voice-like hum with syllables; what it is heard as does not matter here. */
const hum = (samplesPerSecond: number, seconds: number, loudness = 0.5): Float32Array =>
  Float32Array.from({ length: Math.round(samplesPerSecond * seconds) }, (_, i) => {
    const t = i / samplesPerSecond;
    const buzz = [1, 2, 3, 5, 8].reduce((sum, n) => sum + Math.sin(2 * Math.PI * 140 * n * t) / n, 0);
    return loudness * Math.max(0, Math.sin(2 * Math.PI * 3 * t)) * buzz;
  });

const expectWhole = (lines: readonly Line[], hops: number): void => {
  expect(lines).toHaveLength(hops);
  for (const [index, { timeSeconds, weights, voice, phoneme }] of lines.entries()) {
    expect(timeSeconds).toBeCloseTo(index * 0.01 + 0.005, 5);
    expect(weights).toHaveLength(VISEME_COUNT);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 3);
    expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
    expect(voice).toBeGreaterThanOrEqual(0);
    expect(voice).toBeLessThanOrEqual(1);
    expect(phoneme).toMatch(/\S/);
  }
};

describe('masque visemes', { timeout: PATIENCE }, () => {
  it('writes every hop of a file, the last one filled up, exactly as the models hear it', async () => {
    const folder = await stand.folder();
    const [file, stats] = [join(folder, 'voice.wav'), join(folder, 'stats.json')];
    // Two and a half seconds, and a part of a hop; floats, which Chromium takes as they are.
    const samples = hum(16_000, 2.503);
    await writeWav(file, { samplesPerSecond: 16_000, format: 'f32', channels: [samples] });
    const { status, stdout } = await stand.run(['visemes', file, '--stats', stats]);
    expect(status).toBe(0);
    expectWhole(linesOf(stdout), 251);

    const whole = new Float32Array(251 * VOICE_HOP_SAMPLES);
    whole.set(samples);
    const { stream } = await openVoice({ root: ROOT });
    const direct = [...(await stream.hear(whole, 0)), ...(await stream.end())];
    expect(linesOf(stdout)).toEqual(direct.map((hop) => JSON.parse(hopLine(hop))));

    const said = JSON.parse(await readFile(stats, 'utf8'));
    expect(said).toMatchObject({
      ok: true,
      hops: 251,
      soundSeconds: 2.51,
      realTimeFactor: expect.any(Number),
      voice: { provider: 'cpu', passedOver: expect.any(Array) },
    });
  });

  const both = (samples: Float32Array): Float32Array[] => [samples, samples.map((sample) => -sample / 2)];
  const broken = (samples: Float32Array): Float32Array => {
    for (let i = 500; i < samples.length; i += 997) samples[i] = i % 2 === 0 ? Number.NaN : 1e30;
    return samples;
  };
  it.each<[string, Wav]>([
    ['8 kHz, 8 bits', { samplesPerSecond: 8000, format: 'u8', channels: [hum(8000, 1)] }],
    [
      '44.1 kHz, stereo, 24 bits',
      { samplesPerSecond: 44_100, format: 's24', channels: both(hum(44_100, 1)) },
    ],
    ['48 kHz, 32 bits, clipped', { samplesPerSecond: 48_000, format: 's32', channels: [hum(48_000, 1, 20)] }],
    [
      '96 kHz, floats with what is no number',
      { samplesPerSecond: 96_000, format: 'f32', channels: both(broken(hum(96_000, 1))) },
    ],
    ['silence', { samplesPerSecond: 16_000, format: 's16', channels: [new Float32Array(16_000)] }],
  ])('takes %s', async (_what, wav) => {
    const folder = await stand.folder();
    const [file, out] = [join(folder, 'voice.wav'), join(folder, 'visemes.jsonl')];
    await writeWav(file, wav);
    const { status } = await stand.run(['visemes', file, '--out', out]);
    expect(status).toBe(0);
    expectWhole(linesOf(await readFile(out, 'utf8')), 100);
  });

  it('says why a provider was passed over, and goes on with another', async () => {
    const folder = await stand.folder();
    const [file, stats] = [join(folder, 'voice.wav'), join(folder, 'stats.json')];
    await writeWav(file, { samplesPerSecond: 16_000, format: 's16', channels: [hum(16_000, 0.03)] });
    const foreign = process.platform === 'darwin' ? 'directml' : 'coreml';
    const { status, stdout } = await stand.run([
      'visemes',
      file,
      '--voice-provider',
      foreign,
      '--stats',
      stats,
    ]);
    expect([status, linesOf(stdout).length]).toEqual([0, 3]);
    expect(JSON.parse(await readFile(stats, 'utf8')).voice).toMatchObject({
      provider: 'cpu',
      passedOver: expect.arrayContaining([expect.stringContaining(`${foreign}: `)]),
    });
  });

  it.each([
    ['an empty file', 'empty.wav', Buffer.alloc(0)],
    ['a letter', 'letter.wav', Buffer.from('Dear microphone, this is no sound.')],
    ['a head without a body', 'head.wav', Buffer.from('RIFF\x24\0\0\0WAVEfmt \x10\0\0\0', 'latin1')],
  ])('refuses %s in words and leaves no file behind', async (_what, name, bytes) => {
    const folder = await stand.folder();
    const [file, out] = [join(folder, name), join(folder, 'visemes.jsonl')];
    await writeFile(file, bytes);
    const { status, stderr } = await stand.run(['visemes', file, '--out', out]);
    expect([status, await readdir(folder)]).toEqual([1, [name]]);
    expect(stderr).toContain(name);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

/** Asks for a line to the native models and waits for its first word. Runs inside the page. */
const firstWord = async (): Promise<unknown> => {
  const { port1, port2 } = new MessageChannel();
  window.postMessage('masque:models', location.origin, [port2]);
  const word = new Promise((done) => {
    port1.onmessage = ({ data }) => done(data);
  });
  // A port that nobody holds would be collected, and its process would end.
  Object.assign(window, { line: port1 });
  return word;
};

const processes = ({ app }: Opened): Promise<number[]> =>
  app.evaluate(({ app: electron }) =>
    electron
      .getAppMetrics()
      .filter(({ name }) => name === 'Masque native models')
      .map(({ pid }) => pid),
  );

describe('the native-models process', { timeout: PATIENCE }, () => {
  it('starts with a line, ends with it, and comes anew after it was killed', async () => {
    const opened = await stand.open(['--headless']);
    expect(await opened.page.evaluate(firstWord)).toMatchObject({ kind: 'ready', provider: 'cpu' });
    const [first = 0, ...more] = await processes(opened);
    expect(more).toEqual([]);

    process.kill(first, 'SIGKILL');
    await expect
      .poll(opened.errors, { timeout: 5000 })
      .toContain('The native-models process ended by itself');
    expect(await opened.page.evaluate(firstWord)).toMatchObject({ kind: 'ready' });
    const second = await processes(opened);
    expect(second).toHaveLength(1);
    expect(second).not.toContain(first);

    expect(await opened.page.evaluate(firstWord)).toMatchObject({ kind: 'ready' });
    await expect.poll(() => processes(opened)).toHaveLength(1);
    expect(await processes(opened)).not.toEqual(second);

    await opened.page.reload();
    await expect.poll(() => processes(opened)).toEqual([]);
    await opened.close();
  });
});
