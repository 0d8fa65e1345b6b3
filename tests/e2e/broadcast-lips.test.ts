import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { provideWorker } from '../../build/mediasoup/provide-worker.mjs';
import { ROOT } from '../../build/setup/places.mjs';
import { createStepLog } from '../../build/setup/progress.mjs';
import { findChromium } from '../../build/testing/chromium.mjs';
import { quantile } from '../system/pipewire/figures.ts';
import { createStand } from './launch.ts';
import { poseClockZero, type SentLine } from './sent-lines.ts';
import { openViewerBrowser } from './viewer-browser.ts';
import { glassSeen, glassWasSeen, pictureAges, readGlass } from './viewer-glass.ts';
import { listenTo, soundAges, soundHeard, soundSent } from './viewer-lips.ts';

const PATIENCE = 240_000;
const SPEECH = join(ROOT, 'tests', 'fixtures', 'speech.wav');
/** Buffers on both ways have found their measure. */
const SETTLE_MILLISECONDS = 6000;
const ROUND_MILLISECONDS = 5000;
/** In a calm round nothing is held up: ages stay as they are, so that there is something to compare. */
const CALM_MILLISECONDS = 40;
/** Calm rounds in a row that differ by more are of a machine that is busy now with this and now with that. */
const AGREED_MILLISECONDS = 30;
/** Sound that comes later is waited for no longer: the machine cannot keep up. */
const LATEST_MILLISECONDS = 700;
const ENOUGH_ROUNDS = 3;
const MOST_ROUNDS = 10;
const worker = await provideWorker({ log: createStepLog(process.stderr) });

interface OnAir {
  readonly view: string;
  readonly poseView: string;
  readonly lines: readonly SentLine[];
  end(): void;
}

const trembling = (values: readonly number[]): number => quantile(values, 0.75) - quantile(values, 0.25);

const canRun = worker !== null && findChromium() !== undefined;
describe.skipIf(!canRun)('lips and sound at a viewer', { timeout: PATIENCE }, () => {
  const stand = createStand();
  let browser: Browser | undefined;
  let app: OnAir | undefined;
  beforeAll(async () => {
    await stand.ready();
    browser = await openViewerBrowser();
    app = await goOnAir();
  }, PATIENCE);
  afterAll(async () => {
    app?.end();
    await browser?.close();
    await stand.dispose();
  }, PATIENCE);

  /** Somebody says the same four seconds again and again, and nobody looks at their face. */
  const goOnAir = async (): Promise<OnAir> => {
    const args = [
      '--headless',
      '--camera',
      'none',
      '--mic',
      SPEECH,
      '--size',
      '256x256',
      '--quality',
      'light',
    ];
    const measuring = ['--log-sent', '--picture-clock', 'time', '--user-data', await stand.folder()];
    return new Promise((done, failed) => {
      stand
        .run([...args, '--output', 'broadcast', ...measuring], (child) => {
          const lines: SentLine[] = [];
          const printed = createInterface({ input: child.stdout ?? Readable.from([]) });
          printed.once('line', (addresses) => {
            printed.on('line', (line) => lines.push(JSON.parse(line)));
            done({ ...JSON.parse(addresses), lines, end: () => child.kill('SIGTERM') });
          });
        })
        .then(({ stderr }) => failed(new Error(`The app ended early: ${stderr}`)), failed);
    });
  };

  /**
   * By how much the sound comes after the picture, milliseconds, once some calm rounds agree on it; null where none do. Both
   * ages are taken by themselves, by the moments that they were captured at, so that few pictures a second tell as much as many.
   */
  const soundAfterPictures = async (address: 'view' | 'poseView'): Promise<number | null> => {
    if (browser === undefined || app === undefined) throw new Error('Nobody looks.');
    const { lines } = app;
    const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
    try {
      await readGlass(page);
      await listenTo(page);
      await page.goto(address === 'view' ? app.view : `${app.poseView}&clock`);
      await glassWasSeen(page);
      await page.waitForTimeout(SETTLE_MILLISECONDS);
      let rounds: number[] = [];
      for (let round = 0; round < MOST_ROUNDS; round += 1) {
        await Promise.all([glassSeen(page), soundHeard(page)]);
        await page.waitForTimeout(ROUND_MILLISECONDS);
        const [glass, heard] = await Promise.all([glassSeen(page), soundHeard(page)]);
        // What was sent is told a little later.
        await page.waitForTimeout(500);
        const origin = address === 'view' ? 0 : (poseClockZero(lines) ?? Number.NaN);
        const [pictures, sounds] = [pictureAges(glass, origin), soundAges(soundSent(lines), heard)];
        const [picture, sound] = [quantile(pictures, 0.5), quantile(sounds, 0.5)];
        const calm = Math.max(trembling(pictures), trembling(sounds));
        console.log(
          `${address}: ${pictures.length} pictures ${Math.round(picture)} ms old, sound ${Math.round(sound)} ms; within ${Math.round(calm)} ms`,
        );
        if (calm > CALM_MILLISECONDS || sound > LATEST_MILLISECONDS || Number.isNaN(calm)) continue;
        rounds = [...rounds, sound - picture].slice(-ENOUGH_ROUNDS);
        const agree = Math.max(...rounds) - Math.min(...rounds) <= AGREED_MILLISECONDS;
        if (rounds.length === ENOUGH_ROUNDS && agree) return quantile(rounds, 0.5);
      }
      return null;
    } finally {
      await page.close();
    }
  };

  it.for(['view', 'poseView'] as const)('meet in its %s', async (address, context) => {
    const offset = await soundAfterPictures(address);
    if (offset === null)
      return context.skip(
        'This machine holds pictures or sound up all the time: nothing can be said of their moment.',
      );
    console.log(`${address}: sound ${Math.round(offset)} ms after its picture`);
    expect(Math.abs(offset)).toBeLessThanOrEqual(20);
  });
});
