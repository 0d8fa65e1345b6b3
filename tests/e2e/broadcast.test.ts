import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { provideWorker } from '../../build/mediasoup/provide-worker.mjs';
import { createStepLog } from '../../build/setup/progress.mjs';
import { findChromium } from '../../build/testing/chromium.mjs';
import { createStand } from './launch.ts';
import { countPictures, openViewerBrowser, picturesSeen } from './viewer-browser.ts';

const PATIENCE = 180_000;
const worker = await provideWorker({ log: createStepLog(process.stderr) });

/** Every process below this one, by its name as the kernel has it. */
const below = (pid: number): { pid: number; name: string }[] => {
  const all = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry));
  const stats = all.flatMap((entry) => {
    try {
      const [, id = '', name = '', parent = ''] =
        /^(\d+) \((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${entry}/stat`, 'utf8')) ?? [];
      return [{ pid: Number(id), name, parent: Number(parent) }];
    } catch {
      // It has ended meanwhile.
      return [];
    }
  });
  const children = (of: number): { pid: number; name: string }[] =>
    stats.filter(({ parent }) => parent === of).flatMap((child) => [child, ...children(child.pid)]);
  return children(pid);
};

const until = async (look: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await look())) await new Promise((wake) => setTimeout(wake, 50));
};

const canRun = worker !== null && findChromium() !== undefined && process.platform === 'linux';
describe.skipIf(!canRun)('a broadcast', { timeout: PATIENCE }, () => {
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

  const openView = async (address: string): Promise<Page> => {
    if (browser === undefined) throw new Error('There is no browser.');
    const page = await browser.newPage({ viewport: { width: 640, height: 360 } });
    await page.goto(address);
    return page;
  };
  const more = async (page: Page, pictures: number): Promise<void> => {
    const from = await picturesSeen(page);
    await until(async () => (await picturesSeen(page)) >= from + pictures);
  };

  it('shows the avatar in another browser, and again after its worker was killed', async () => {
    const stats = join(await stand.folder(), 'stats.json');
    const args = ['--headless', '--camera', 'demo', '--size', '640x360', '--output', 'broadcast'];
    const seen = await new Promise<{ moved: boolean; width: number; delay: string }>((done, failed) => {
      const look = async (address: string, pid: number) => {
        const page = await openView(address);
        await countPictures(page);
        await more(page, 30);
        const workerPid = () => below(pid).find(({ name }) => name === 'mediasoup-worke')?.pid;
        const killed = workerPid();
        if (killed === undefined) throw new Error('No worker runs below the app.');
        process.kill(killed, 'SIGKILL');
        await until(() => workerPid() !== undefined && workerPid() !== killed);
        await more(page, 60);
        expect(await page.locator('#state').textContent()).toBe('');
        const delay = page.locator('#delay');
        await until(async () => /^\d+ ms$/.test((await delay.textContent()) ?? ''));
        const picture = page.locator('#picture');
        const before = await picture.screenshot();
        await more(page, 10);
        const moved = !before.equals(await picture.screenshot());
        const width = await picture.evaluate((video: HTMLVideoElement) => video.videoWidth);
        return { moved, width, delay: (await delay.textContent()) ?? '' };
      };
      void stand
        .run([...args, '--seconds', '45', '--stats', stats], (child) => {
          child.stdout?.once('data', (line) => {
            const { view } = JSON.parse(String(line));
            // Until what is to be seen has been seen, and no longer.
            look(view, child.pid ?? 0)
              .then(done, failed)
              .finally(() => child.kill('SIGTERM'));
          });
        })
        .then(({ stderr }) => failed(new Error(`The app ended before anything was seen: ${stderr}`)), failed);
    });
    expect(seen).toMatchObject({ moved: true, width: 640 });
  });

  it('is counted, and its figures say whether pictures were lost on the way out', async () => {
    const stats = join(await stand.folder(), 'stats.json');
    const args = ['--headless', '--camera', 'demo', '--size', '640x360', '--output', 'broadcast'];
    const { status, stdout } = await stand.run([...args, '--seconds', '4', '--stats', stats]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout).view).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/view\/[\w-]{22}\/$/);
    const { outputs, render } = JSON.parse(await readFile(stats, 'utf8'));
    expect(outputs.broadcast).toMatchObject({ mostViewers: 0 });
    expect(outputs.broadcast.frames).toBeGreaterThan(0.8 * render.frames);
  });
});
