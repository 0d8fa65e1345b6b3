import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { provideWorker } from '../../../build/mediasoup/provide-worker.mjs';
import { ROOT } from '../../../build/setup/places.mjs';
import { createStepLog } from '../../../build/setup/progress.mjs';
import { findChromium } from '../../../build/testing/chromium.mjs';
import { sha256Of } from '../../../electron/services/broadcast/rooms/wardrobe.ts';
import { bakeRecipe, readRecipeFile } from '../../../electron/services/sculpt.ts';
import { createStand } from '../launch.ts';
import { openViewerBrowser } from '../viewer-browser.ts';

const PATIENCE = 180_000;
const worker = await provideWorker({ log: createStepLog(process.stderr) });
const canRun = worker !== null && findChromium() !== undefined;

/** One line of JSON. */
interface RoomNews {
  readonly room?: string;
  readonly roomPage?: string;
  readonly roomProblem?: string;
  readonly linkProblems?: readonly string[];
}

interface App {
  readonly news: readonly RoomNews[];
  last(): RoomNews;
  kill(): void;
  readonly ended: Promise<unknown>;
}

const until = async (look: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await look())) await new Promise((wake) => setTimeout(wake, 50));
};

describe.skipIf(!canRun)('two apps in a room', { timeout: PATIENCE }, () => {
  const stand = createStand();
  const running: App[] = [];
  const folders: string[] = [];
  let browser: Browser | undefined;
  beforeAll(async () => {
    await stand.ready();
    browser = await openViewerBrowser();
  }, PATIENCE);
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close();
    for (const { kill } of running) kill();
    await Promise.all(running.splice(0).map(({ ended }) => ended));
  }, PATIENCE);
  afterAll(async () => {
    await browser?.close();
    await stand.dispose();
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  }, PATIENCE);

  const newFolder = async (): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), 'masque-room-'));
    folders.push(folder);
    return folder;
  };
  /** Runs an app until the test ends; what it prints of its room. */
  const start = async (...args: string[]): Promise<App> => {
    const folder = args.includes('--user-data') ? [] : ['--user-data', await newFolder()];
    const both = ['--headless', '--camera', 'demo', '--size', '320x180'];
    const news: RoomNews[] = [];
    let end = () => {};
    let rest = '';
    const ended = stand.run([...both, ...args, ...folder], (child) => {
      end = () => void child.kill('SIGTERM');
      child.stdout?.on('data', (text) => {
        const lines = `${rest}${text}`.split('\n');
        rest = lines.pop() ?? '';
        news.push(...lines.filter((line) => line.startsWith('{"room')).map((line) => JSON.parse(line)));
      });
    });
    const app = { news, last: () => news.at(-1) ?? {}, kill: () => end(), ended };
    running.push(app);
    return app;
  };
  const openPage = async (): Promise<Page> => {
    const page = await browser?.newPage({ viewport: { width: 900, height: 400 } });
    if (page === undefined) throw new Error('There is no browser.');
    page.setDefaultTimeout(PATIENCE);
    return page;
  };
  const isIn = async (app: App): Promise<RoomNews> => {
    await until(() => app.last().roomPage !== undefined);
    return app.last();
  };

  it('are seen moving by whoever looks, each by name, and leave when they end', async () => {
    const host = await isIn(await start('--room', 'new', '--name', 'Hana'));
    const bo = await start('--room', host.room ?? '', '--name', 'Bo');
    const guest = await isIn(bo);
    expect(host.roomPage).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/gallery\/[\w-]{22}\/\?me=[\w-]{22}$/);
    const page = await openPage();
    await page.goto(guest.roomPage ?? '');
    const figures = page.locator('.figure:visible');
    await until(async () => (await figures.count()) === 2);
    for (const index of [0, 1]) {
      const figure = figures.nth(index);
      const first = await figure.screenshot();
      await until(async () => !first.equals(await figure.screenshot()));
    }
    expect(await page.locator('.name').allTextContents()).toEqual(['Hana', 'Bo (you)']);
    bo.kill();
    await until(async () => (await page.locator('.tile').count()) === 1);
  });

  it('are told why they are not in it, and are in it once the reason is gone', async () => {
    const folder = await newFolder();
    const asHost = ['--room', 'new', '--name', 'Hana', '--user-data', folder];
    const host = await start(...asHost);
    const { room = '' } = await isIn(host);
    const lost = await start('--room', room.replace(/[^/]+\/$/, 'aaaaaaaaaaaaaaaaaaaaaa/'), '--name', 'Cy');
    await until(() => lost.last().roomProblem !== undefined);
    expect(lost.last().roomProblem).toBe('There is no room at this address. Ask for a new one.');
    lost.kill();
    const guest = await start('--room', room, '--name', 'Bo');
    const { roomPage = '' } = await isIn(guest);
    const page = await openPage();
    // The host leaves while the page fetches their figures.
    const figures: Route[] = [];
    await page.route('**/*.glb', (route) => void figures.push(route));
    await page.goto(roomPage);
    await until(() => figures.length === 2);
    host.kill();
    await host.ended;
    for (const figure of figures) await figure.abort();
    await page.unroute('**/*.glb');
    await until(() => guest.last().roomProblem !== undefined);
    expect(guest.last().roomProblem).toMatch(/^The host of the room has left/);
    await page.getByText('The room is out of reach').waitFor();
    await isIn(await start(...asHost));
    expect((await isIn(guest)).roomPage).toBe(roomPage);
    await until(async () => (await page.locator('.tile').count()) === 2);
    await page.locator('.figure:visible').nth(1).waitFor();
  });

  it('are seen as who they are in a room that is linked with theirs: a recipe, and a file', async () => {
    const folder = await newFolder();
    const recipe = join(ROOT, 'assets', 'avatars', 'kenji.json');
    const { bytes } = await bakeRecipe(await readRecipeFile(join(ROOT, 'assets', 'avatars', 'noor.json')), {
      root: ROOT,
      format: 'glb',
      level: 'low',
    });
    const file = join(folder, 'me.glb');
    await writeFile(file, bytes);
    const shared = ['--output', 'broadcast:network'];
    const first = await start('--room', 'new', '--name', 'Kenji', '--avatar', recipe, ...shared);
    const { room = '', roomPage = '' } = await isIn(first);
    expect(room).toMatch(/^https:/);
    const second = await start('--room', 'new', '--link', room, '--name', 'Noor', '--avatar', file);
    await isIn(second);
    const page = await openPage();
    const fetched: string[] = [];
    page.on('response', (response) => fetched.push(response.url()));
    await page.goto(roomPage);
    await page.locator('.figure:visible').nth(1).waitFor();
    expect(await page.locator('.name').allTextContents()).toEqual(['Kenji (you)', 'Noor']);
    const figures = fetched.filter((address) => address.endsWith('.glb'));
    expect(figures).toHaveLength(2);
    expect(figures.some((address) => address.includes(sha256Of(bytes)))).toBe(true);
    if (process.env.ROOM_PICTURE) await page.screenshot({ path: process.env.ROOM_PICTURE });
  });
});
