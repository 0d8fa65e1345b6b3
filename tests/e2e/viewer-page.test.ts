import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { provideWorker } from '../../build/mediasoup/provide-worker.mjs';
import { buildApp } from '../../build/setup/build-app.mjs';
import { ROOT } from '../../build/setup/places.mjs';
import { createStepLog } from '../../build/setup/progress.mjs';
import { findChromium } from '../../build/testing/chromium.mjs';
import { type Broadcast, createBroadcast } from '../../electron/services/broadcast/broadcast.ts';
import { createAddressKeeper } from '../../electron/services/broadcast/kept-addresses.ts';
import { readViewerFiles } from '../../electron/services/broadcast/viewer-files.ts';
import type { FromBroadcast } from '../../renderer/core/broadcast/broadcast-line.ts';
import { defaultScene, type Scene } from '../../renderer/core/scene.ts';
import { openViewerBrowser } from './viewer-browser.ts';

const PATIENCE = 120_000;
const log = createStepLog(process.stderr);
const worker = await provideWorker({ log });

/** A red picture, made by the browser that shows it. */
const redJpeg = async (page: Page): Promise<Uint8Array> =>
  Uint8Array.from(
    await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(64, 36);
      const pen = canvas.getContext('2d');
      if (pen === null) throw new Error('There is no canvas.');
      pen.fillStyle = '#e02020';
      pen.fillRect(0, 0, 64, 36);
      const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
      return [...new Uint8Array(await blob.arrayBuffer())];
    }),
  );

const canRun = worker !== null && findChromium() !== undefined;
describe.skipIf(!canRun)('the page that other screens open', { timeout: PATIENCE }, () => {
  let browser: Browser | undefined;
  let broadcast: Broadcast;
  let folder = '';
  let view = '';
  let told: FromBroadcast[] = [];
  const pages: Page[] = [];

  beforeAll(async () => {
    await buildApp({ root: ROOT, log });
    browser = await openViewerBrowser();
    folder = await mkdtemp(join(tmpdir(), 'masque-viewer-'));
    broadcast = createBroadcast({
      findWorker: async () => worker ?? '',
      viewerFiles: () => readViewerFiles(join(ROOT, 'out', 'viewer')),
      addresses: createAddressKeeper(join(folder, 'addresses.json')),
      certificate: () => Promise.reject(new Error('The network was not let in.')),
      tell: (message) => told.push(message),
      now: () => performance.now(),
    });
    view = await onAir();
  }, PATIENCE);
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.close();
  });
  afterAll(async () => {
    await browser?.close();
    await broadcast?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const until = async (look: () => boolean | Promise<boolean>): Promise<void> => {
    while (!(await look())) await new Promise((wake) => setTimeout(wake, 50));
  };
  const onAir = async (newAddresses = false): Promise<string> => {
    told = [];
    broadcast.handle({ kind: 'open', audience: 'this-computer', newAddresses });
    await until(() => told.some(({ kind }) => kind === 'opened'));
    const opened = told.find((one) => one.kind === 'opened');
    return opened?.kind === 'opened' ? opened.addresses.view : '';
  };
  const open = async (address: string): Promise<Page> => {
    if (browser === undefined) throw new Error('There is no browser.');
    const page = await browser.newPage({ viewport: { width: 320, height: 180 } });
    pages.push(page);
    await page.goto(address);
    return page;
  };
  const says = (page: Page, words: RegExp): Promise<void> =>
    until(async () => words.test((await page.locator('#state').textContent()) ?? ''));
  /** Of a place in the page's picture, 0..1 from the top left: red, green, blue and alpha, 0..255. */
  const pixel = async (page: Page, [x, y]: readonly [number, number]): Promise<number[]> => {
    const png = await page.screenshot({ omitBackground: true });
    return page.evaluate(
      async ({ address, x, y }) => {
        const image = new Image();
        image.src = address;
        await image.decode();
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [image.width, image.height];
        const pen = canvas.getContext('2d');
        pen?.drawImage(image, 0, 0);
        const place = [Math.round(x * (image.width - 1)), Math.round(y * (image.height - 1))] as const;
        return [...(pen?.getImageData(...place, 1, 1).data ?? [])];
      },
      { address: `data:image/png;base64,${png.toString('base64')}`, x, y },
    );
  };
  const CORNER = [0.02, 0.05] as const;
  const FACE = [0.5, 0.5] as const;
  const lookWith = (background: Scene['background']) =>
    ({ scene: { ...defaultScene(), background, framing: 'close' }, backdrop: 'dusk' }) as const;
  const wear = async (background: Scene['background']) =>
    broadcast.handle({
      kind: 'avatar',
      file: await readFile(join(ROOT, 'out', 'avatars', 'mira.glb')),
      look: lookWith(background),
    });

  it('draws the avatar, and what changes about it, without being loaded anew', async () => {
    await wear({ kind: 'colour', colour: '#2040e0' });
    const page = await open(`${view}?pose`);
    const looksLike = (isIt: (colour: number[]) => boolean) =>
      until(async () => isIt(await pixel(page, CORNER)));
    // Nobody publishes a pose here: the words of waiting lie on it.
    await page
      .addStyleTag({ content: '#card { display: none } #figure { opacity: 1 !important }' })
      .catch(() => 0);
    await looksLike(([red = 0, , blue = 0]) => blue > 2 * red);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    broadcast.handle({ kind: 'look', look: lookWith({ kind: 'green' }) });
    await looksLike(([red = 0, green = 0, blue = 0]) => green > 2 * red && green > 1.5 * blue);
    expect(requests).toEqual([]);
    broadcast.handle({ kind: 'picture', file: await redJpeg(page) });
    broadcast.handle({ kind: 'look', look: lookWith({ kind: 'picture', path: '', blur: 0 }) });
    await looksLike(([red = 0, green = 0, blue = 0]) => red > 2 * green && red > 2 * blue);
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatch(/\/picture\/[0-9a-f]+\.jpg$/);
  });

  it('is transparent about the avatar where that is asked for, whatever is behind it elsewhere', async () => {
    await wear({ kind: 'colour', colour: '#2040e0' });
    const page = await open(`${view}?pose&transparent`);
    await until(async () => (await pixel(page, FACE))[3] === 255);
    expect((await pixel(page, CORNER))[3]).toBe(0);
    expect(await page.locator('#card').isVisible()).toBe(false);
    const video = await open(`${view}?transparent`);
    expect((await pixel(video, CORNER))[3]).toBe(0);
  });

  it('says what it waits for, that the sender picks up again, and that its address is none any more', async () => {
    const page = await open(view);
    await says(page, /^Waiting for the avatar$/);
    const killed = broadcast.workerPid;
    if (killed !== null) process.kill(killed, 'SIGKILL');
    await says(page, /^(One moment|Waiting for the avatar)$/);
    await until(() => broadcast.workerPid !== null && broadcast.workerPid !== killed);
    await says(page, /^Waiting for the avatar$/);
    const before = view;
    view = await onAir(true);
    await says(page, /^This address no longer works$/);
    const late = await open(before);
    expect(await late.locator('h1').textContent()).toBe('There is nothing at this address');
  });
});
