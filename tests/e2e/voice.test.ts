import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../build/setup/places.mjs';
import { createStand, type Opened } from './launch.ts';
import { type Wav, writeWav } from './write-wav.ts';

const PATIENCE = 180_000;
const SPEECH = join(ROOT, 'tests', 'fixtures', 'speech.wav');
const stand = createStand();
beforeAll(() => stand.ready(), PATIENCE);
afterAll(() => stand.dispose(), PATIENCE);

/** A headless run of the live session over a few seconds; its exit and its stats. */
const live = async (seconds: number, ...args: string[]) => {
  const stats = join(await stand.folder(), 'stats.json');
  const outcome = await stand.run(['--headless', '--seconds', String(seconds), '--stats', stats, ...args]);
  return { ...outcome, stats: JSON.parse(await readFile(stats, 'utf8')) };
};

const expectShares = ({ cameraShare, voiceShare, idleShare }: Record<string, number>) =>
  expect((cameraShare ?? 0) + (voiceShare ?? 0) + (idleShare ?? 0)).toBeCloseTo(1, 2);

describe('the voice', { timeout: PATIENCE }, () => {
  it('moves the mouth alone', async () => {
    const { status, stats } = await live(6, '--camera', 'none', '--mic', SPEECH);
    expect(status).toBe(0);
    expect(stats.voice).toMatchObject({ provider: 'cpu', restarts: 0 });
    // How many there are is how soon the models were open.
    expect(stats.voice.frames).toBeGreaterThan(20);
    expect(stats.fusion.voiceShare).toBeGreaterThan(0.5);
    expect(stats.fusion.cameraShare).toBe(0);
    expectShares(stats.fusion);
    expect(stats.shapes.jawOpen.max - stats.shapes.jawOpen.min).toBeGreaterThan(0.1);
  });

  it('shares the mouth with the camera', async () => {
    const { status, stats } = await live(6, '--camera', 'demo', '--mic', SPEECH);
    expect(status).toBe(0);
    // Each had its part; how large a one is how soon the face was found.
    expect(stats.fusion.voiceShare).toBeGreaterThan(0.01);
    expect(stats.fusion.cameraShare).toBeGreaterThan(0.01);
    expectShares(stats.fusion);
    expect(stats.voice.frames).toBeGreaterThan(20);
  });
});

const tone = (samplesPerSecond: number, loudness: number): Float32Array =>
  Float32Array.from({ length: samplesPerSecond * 2 }, (_, i) => {
    const t = i / samplesPerSecond;
    const chord = [220, 277.2, 329.6, 440].map((hertz) => Math.sin(2 * Math.PI * hertz * t));
    const beat = 0.3 + 0.7 * Math.exp(-((t * 4) % 1) * 3);
    return Math.max(-1, Math.min(1, (loudness * beat * chord.reduce((sum, one) => sum + one, 0)) / 4));
  });
const broken = (samples: Float32Array): Float32Array =>
  samples.map((sample, i) => (i % 1000 === 7 ? Number.NaN : sample));

describe('what is no speech', { timeout: PATIENCE }, () => {
  it.each<[string, Wav]>([
    ['silence', { samplesPerSecond: 16_000, format: 's16', channels: [new Float32Array(32_000)] }],
    ['music', { samplesPerSecond: 44_100, format: 's16', channels: [tone(44_100, 0.7)] }],
    ['8 kHz', { samplesPerSecond: 8000, format: 'u8', channels: [tone(8000, 0.5)] }],
    [
      'stereo at 96 kHz',
      { samplesPerSecond: 96_000, format: 's24', channels: [tone(96_000, 0.5), tone(96_000, 0.1)] },
    ],
    ['clipped sound', { samplesPerSecond: 48_000, format: 's16', channels: [tone(48_000, 30)] }],
    [
      'numbers that are none',
      { samplesPerSecond: 48_000, format: 'f32', channels: [broken(tone(48_000, 0.5))] },
    ],
  ])('leaves the mouth at rest: %s', async (_what, wav) => {
    const file = join(await stand.folder(), 'sound.wav');
    await writeWav(file, wav);
    const { status, stats } = await live(3, '--camera', 'none', '--mic', file);
    expect(status).toBe(0);
    expect(stats.voice.restarts).toBe(0);
    expect(stats.voice.frames).toBeGreaterThan(20);
    const { jawOpen, mouthClose } = stats.shapes;
    expect(jawOpen.max - mouthClose.min).toBeLessThan(0.1);
  });
});

/** Ids of the processes that run the voice models. */
const models = ({ app }: Opened): Promise<number[]> =>
  app.evaluate(({ app: electron }) =>
    electron
      .getAppMetrics()
      .filter(({ name }) => name === 'Masque native models')
      .map(({ pid }) => pid),
  );

describe('in the middle of a sentence', { timeout: PATIENCE }, () => {
  /** What the drawer says of the voice. */
  const figure = ({ page }: Opened) => page.getByText(/^Voice: /).first();
  /** The person presses Ctrl C; what the stats file then says. */
  const figuresOf = async ({ app, ended }: Opened, stats: string) => {
    app.process().kill('SIGINT');
    await ended;
    return JSON.parse(await readFile(stats, 'utf8'));
  };
  const heard = (opened: Opened) => expect.poll(() => figure(opened).textContent(), { timeout: 60_000 });

  it('the models’ process is killed: it comes again, and so does the mouth', async () => {
    const stats = join(await stand.folder(), 'stats.json');
    const opened = await stand.open(['--camera', 'none', '--mic', SPEECH, '--stats', stats]);
    await opened.page.getByText('Voice only').first().waitFor({ timeout: 60_000 });
    await opened.page.keyboard.press('d');
    await heard(opened).toMatch(/\d ms, on CPU/);
    const [first = 0] = await models(opened);
    process.kill(first, 'SIGKILL');
    await expect
      .poll(async () => (await models(opened)).filter((pid) => pid !== first), { timeout: 60_000 })
      .toHaveLength(1);
    await heard(opened).toMatch(/\d ms, on CPU/);
    await opened.page.waitForTimeout(2500);
    const { voice, fusion } = await figuresOf(opened, stats);
    expect(voice.restarts).toBeGreaterThan(0);
    expect(voice.frames).toBeGreaterThan(0);
    expectShares(fusion);
  });

  it('the camera is cut off and comes back: the mouth slides, and life goes on', async () => {
    const stats = join(await stand.folder(), 'stats.json');
    const opened = await stand.open(['--camera', 'demo', '--mic', SPEECH, '--stats', stats]);
    const says = (words: string) => opened.page.getByText(words).first().waitFor({ timeout: 60_000 });
    await says('Face found');
    await opened.page.waitForTimeout(2000);
    await opened.page.keyboard.press('v');
    await says('Voice only');
    await opened.page.waitForTimeout(2000);
    await opened.page.keyboard.press('v');
    await says('Face found');
    await opened.page.waitForTimeout(2000);
    const { voice, fusion } = await figuresOf(opened, stats);
    expect(voice.restarts).toBe(0);
    expect(fusion.cameraShare).toBeGreaterThan(0.01);
    expect(fusion.voiceShare).toBeGreaterThan(0.01);
    expect(fusion.largestJumpPerFrame).toBeGreaterThan(0);
    expectShares(fusion);
  });
});

describe('a microphone', { timeout: PATIENCE }, () => {
  it('that was chosen is heard, said to be unplugged, and heard again when it is back', async () => {
    // Chromium has three: its default, and two with this name's number.
    const chosen = 'Fake Audio Input 2';
    const opened = await stand.open(
      ['--camera', 'none', '--mic', chosen],
      ['--use-fake-device-for-media-stream', `--use-file-for-fake-audio-capture=${SPEECH}`],
    );
    const { page } = opened;
    const says = (words: RegExp) => page.getByText(words).first().waitFor({ timeout: 60_000 });
    const labelInUse = () =>
      page.evaluate(
        () => (window as unknown as { lastStream: MediaStream }).lastStream.getAudioTracks()[0]?.label,
      );
    await says(/^Voice only$/);
    await page.keyboard.press('d');
    await says(/^Voice: \d+ ms/);
    // What no test machine has: a plug to pull. The next stream is kept, so that its track can be ended.
    await page.evaluate(() => {
      const { mediaDevices } = navigator;
      const open = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = async (constraints) => {
        const stream = await open(constraints);
        Object.assign(window, { lastStream: stream });
        return stream;
      };
    });
    await page.keyboard.press('m');
    await expect.poll(() => page.getByText(/^Voice: /).count()).toBe(0);
    await page.keyboard.press('m');
    await says(/^Voice: \d+ ms/);
    expect(await labelInUse()).toBe(chosen);
    await page.evaluate(() => {
      const { lastStream } = window as unknown as { lastStream: MediaStream };
      const [track] = lastStream.getAudioTracks();
      track?.stop();
      track?.dispatchEvent(new Event('ended'));
    });
    await says(/was unplugged/);
    await page.evaluate(() => {
      Object.assign(window, { lastStream: new MediaStream() });
      navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    });
    await says(/^Voice: \d+ ms/);
    expect(await labelInUse()).toBe(chosen);
    await opened.close();
  });
});
