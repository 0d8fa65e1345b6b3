import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { provideWorker } from '../../build/mediasoup/provide-worker.mjs';
import { ROOT } from '../../build/setup/places.mjs';
import { createStepLog } from '../../build/setup/progress.mjs';
import { findChromium } from '../../build/testing/chromium.mjs';
import { createStand } from './launch.ts';
import { poseClockZero, type SentLine } from './sent-lines.ts';
import { openViewerBrowser } from './viewer-browser.ts';
import { glassSeen, glassWasSeen, pictureAges, readGlass } from './viewer-glass.ts';
import { listenTo, meanOf, soundAfter, soundAges, soundHeard, soundSent } from './viewer-lips.ts';

const PATIENCE = 240_000;
const SPEECH = join(ROOT, 'tests', 'fixtures', 'speech.wav');
/** Buffers on both ways have found their measure. */
const SETTLE_MILLISECONDS = 6000;
const ROUND_MILLISECONDS = 5000;
/** Sound that comes later is waited for no longer: the machine cannot keep up. */
const LATEST_MILLISECONDS = 700;
/** Lips and sound may be so far apart, milliseconds. */
const APART_MILLISECONDS = 20;
const FEWEST_ROUNDS = 4;
const MOST_ROUNDS = 8;
/** As sure of the mean as this, milliseconds, needs no more rounds; less sure than that, nothing can be said. */
const SURE_MILLISECONDS = 5;
const UNSURE_MILLISECONDS = 35;
const worker = await provideWorker({ log: createStepLog(process.stderr) });

interface OnAir {
  readonly view: string;
  readonly poseView: string;
  readonly lines: readonly SentLine[];
  end(): void;
}

/** The mean of some rounds, and its standard error. */
interface Mean {
  readonly offset: number;
  readonly unsure: number;
}

const sureMeanOf = (values: readonly number[]): Mean => {
  const offset = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - offset) ** 2, 0);
  return { offset, unsure: Math.sqrt(squares / (values.length - 1) / values.length) };
};

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
   * By how much the sound comes after the picture, milliseconds. A busy machine holds up now the one and now the other: what
   * is wrong stays in the mean of many rounds. Both ages are taken by themselves, by the moments that they were captured
   * at, so that few pictures a second tell as much as many.
   */
  const soundAfterPictures = async (address: 'view' | 'poseView'): Promise<Mean> => {
    if (browser === undefined || app === undefined) throw new Error('Nobody looks.');
    const { lines } = app;
    const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
    try {
      await readGlass(page);
      await listenTo(page);
      await page.goto(address === 'view' ? app.view : `${app.poseView}&clock`);
      await glassWasSeen(page);
      await page.waitForTimeout(SETTLE_MILLISECONDS);
      const rounds: number[] = [];
      for (let round = 0; round < MOST_ROUNDS; round += 1) {
        await Promise.all([glassSeen(page), soundHeard(page)]);
        await page.waitForTimeout(ROUND_MILLISECONDS);
        const [glass, heard] = await Promise.all([glassSeen(page), soundHeard(page)]);
        // What was sent is told a little later.
        await page.waitForTimeout(500);
        const origin = address === 'view' ? 0 : (poseClockZero(lines) ?? Number.NaN);
        const ages = pictureAges(glass, origin);
        const pictures = glass.map(({ at }, index) => ({ at, age: ages[index] ?? Number.NaN }));
        const sounds = soundAges(soundSent(lines), heard).filter(({ age }) => age < LATEST_MILLISECONDS);
        const after = soundAfter(sounds, pictures);
        const said = [meanOf(ages), meanOf(sounds.map(({ age }) => age)), meanOf(after)].map(Math.round);
        console.log(
          `${address}: ${ages.length} pictures ${said[0]} ms old, sound ${said[1]} ms, ${said[2]} ms after them`,
        );
        if (after.length > 0) rounds.push(meanOf(after));
        if (rounds.length >= FEWEST_ROUNDS && sureMeanOf(rounds).unsure < SURE_MILLISECONDS) break;
      }
      return rounds.length < FEWEST_ROUNDS
        ? { offset: 0, unsure: Number.POSITIVE_INFINITY }
        : sureMeanOf(rounds);
    } finally {
      await page.close();
    }
  };

  it.for(['view', 'poseView'] as const)('meet in its %s', { retry: 1 }, async (address, context) => {
    const { offset, unsure } = await soundAfterPictures(address);
    if (unsure > UNSURE_MILLISECONDS)
      return context.skip(
        `This machine holds pictures or sound up all the time: unsure by ${Math.round(unsure)} ms.`,
      );
    console.log(`${address}: sound ${Math.round(offset)} ± ${Math.round(unsure)} ms after its picture`);
    expect(Math.abs(offset)).toBeLessThanOrEqual(APART_MILLISECONDS + 2 * unsure);
  });
});
