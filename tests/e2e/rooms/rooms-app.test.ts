import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { provideWorker } from '../../../build/mediasoup/provide-worker.mjs';
import { createStepLog } from '../../../build/setup/progress.mjs';
import { findChromium } from '../../../build/testing/chromium.mjs';
import { createStand } from '../launch.ts';
import { openViewerBrowser } from '../viewer-browser.ts';

const PATIENCE = 180_000;
const worker = await provideWorker({ log: createStepLog(process.stderr) });
const canRun = worker !== null && findChromium() !== undefined;

const until = async (look: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await look())) await new Promise((wake) => setTimeout(wake, 50));
};

describe.skipIf(!canRun)('two apps in a room', { timeout: PATIENCE }, () => {
  const stand = createStand();
  const running: { kill(): void; ended: Promise<unknown> }[] = [];
  const folders: string[] = [];
  let browser: Browser | undefined;
  beforeAll(async () => {
    await stand.ready();
    browser = await openViewerBrowser();
  }, PATIENCE);
  afterAll(async () => {
    for (const { kill } of running) kill();
    await Promise.all(running.map(({ ended }) => ended));
    await browser?.close();
    await stand.dispose();
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  }, PATIENCE);

  /** Runs an app until the test ends; what it prints once its room works. */
  const start = async (...args: string[]): Promise<{ room?: string; roomPage: string; kill(): void }> => {
    const folder = await mkdtemp(join(tmpdir(), 'masque-room-'));
    folders.push(folder);
    const both = ['--headless', '--camera', 'demo', '--size', '320x180', '--user-data', folder];
    return new Promise((done, failed) => {
      let printed = '';
      const ended = stand.run([...both, ...args], (child) => {
        const kill = () => void child.kill('SIGTERM');
        child.stdout?.on('data', (text) => {
          printed += String(text);
          for (const line of printed.split('\n').slice(0, -1)) {
            if (!line.includes('roomPage')) continue;
            running.push({ kill, ended });
            done({ ...JSON.parse(line), kill });
          }
        });
      });
      ended.then(({ stderr }) => failed(new Error(`The app ended before its room: ${stderr}`)), failed);
    });
  };

  it('are seen moving by whoever looks, each by name, and leave when they end', async () => {
    const host = await start('--room', 'new', '--name', 'Hana');
    const guest = await start('--room', host.room ?? '', '--name', 'Bo');
    expect(host.roomPage).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/gallery\/[\w-]{22}\/\?me=[\w-]{22}$/);
    const page = await browser?.newPage({ viewport: { width: 900, height: 400 } });
    if (page === undefined) throw new Error('There is no browser.');
    await page.goto(guest.roomPage);
    const figures = page.locator('.figure:visible');
    await until(async () => (await figures.count()) === 2);
    for (const index of [0, 1]) {
      const figure = figures.nth(index);
      const first = await figure.screenshot();
      await until(async () => !first.equals(await figure.screenshot()));
    }
    expect(await page.locator('.name').allTextContents()).toEqual(['Hana', 'Bo (you)']);
    if (process.env.ROOM_PICTURE) await page.screenshot({ path: process.env.ROOM_PICTURE });
    guest.kill();
    await until(async () => (await page.locator('.tile').count()) === 1);
  });
});
