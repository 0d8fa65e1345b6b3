import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { provideWorker } from '../../build/mediasoup/provide-worker.mjs';
import { ROOT } from '../../build/setup/places.mjs';
import { createStepLog } from '../../build/setup/progress.mjs';
import { findChromium } from '../../build/testing/chromium.mjs';
import { defaultSettings } from '../../renderer/core/settings.ts';
import { createStand } from './launch.ts';
import { openViewerBrowser } from './viewer-browser.ts';
import { forgetLips, type SeenAndHeard, seenAndHeard, soundAfterLips, watchLips } from './viewer-lips.ts';

const PATIENCE = 240_000;
const SPEECH = join(ROOT, 'tests', 'fixtures', 'speech.wav');
/** Buffers on both ways have found their measure. */
const SETTLE_MILLISECONDS = 8000;
/** Some rounds of the four seconds that are said again and again. */
const WATCHED_MILLISECONDS = 20_000;
/** Who shows fewer pictures than this misses most openings of the mouth, and nothing can be said of their moment. */
const FEWEST_PICTURES_PER_SECOND = 10;
const worker = await provideWorker({ log: createStepLog(process.stderr) });

const canRun = worker !== null && findChromium() !== undefined;
describe.skipIf(!canRun)('lips and sound at a viewer', { timeout: PATIENCE }, () => {
  const stand = createStand();
  let browser: Browser | undefined;
  beforeAll(async () => {
    await stand.ready();
    browser = await openViewerBrowser();
  }, PATIENCE);
  afterAll(async () => {
    await browser?.close();
    await stand.dispose();
  }, PATIENCE);

  const watch = async (address: string): Promise<SeenAndHeard> => {
    if (browser === undefined) throw new Error('There is no browser.');
    const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
    await watchLips(page);
    await page.goto(address);
    await page.waitForFunction(() => Reflect.get(window, 'seenAndHeard').mouth.length > 5);
    await page.waitForTimeout(SETTLE_MILLISECONDS);
    await forgetLips(page);
    await page.waitForTimeout(WATCHED_MILLISECONDS);
    return seenAndHeard(page);
  };

  it.for(['view', 'poseView'] as const)('meet in its %s', { retry: 2 }, async (address, context) => {
    const folder = await stand.folder();
    const settings = defaultSettings();
    await writeFile(
      join(folder, 'settings.json'),
      JSON.stringify({ ...settings, scene: { ...settings.scene, framing: 'close' } }),
    );
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
    const seen = await new Promise<SeenAndHeard>((done, failed) => {
      stand
        .run([...args, '--output', 'broadcast', '--user-data', folder], (child) => {
          createInterface({ input: child.stdout ?? Readable.from([]) }).once('line', (line) => {
            watch(JSON.parse(line)[address])
              .then(done, failed)
              .finally(() => child.kill('SIGTERM'));
          });
        })
        .then(({ stderr }) => failed(new Error(`The app ended early: ${stderr}`)), failed);
    });
    const perSecond = (seen.mouth.length * 1000) / WATCHED_MILLISECONDS;
    if (perSecond < FEWEST_PICTURES_PER_SECOND)
      return context.skip(`${perSecond} pictures a second are too few to judge lips by`);
    const { milliseconds, fit } = soundAfterLips(seen);
    console.log(
      `Sound after lips, ${address}: ${milliseconds} ms, fit ${fit.toFixed(2)}, ${seen.mouth.length} pictures`,
    );
    expect(fit).toBeGreaterThan(0.3);
    expect(Math.abs(milliseconds)).toBeLessThanOrEqual(20);
  });
});
