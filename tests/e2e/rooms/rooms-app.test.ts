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

/** One after the other: what only looks comes first, on the same two apps, since each start is seconds of a processor. */
describe.skipIf(!canRun)('two apps in a room', { timeout: PATIENCE }, () => {
  const stand = createStand();
  const running: App[] = [];
  let folder = '';
  let browser: Browser | undefined;
  let host: App;
  let guest: App;

  /** Runs an app until it is killed; what it prints of its room. */
  const start = async (name: string, ...args: string[]): Promise<App> => {
    const both = ['--headless', '--camera', 'demo', '--size', '320x180', '--name', name];
    const news: RoomNews[] = [];
    let end = () => {};
    let rest = '';
    const ended = stand.run([...both, '--user-data', join(folder, name), ...args], (child) => {
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
  const isIn = async (app: App): Promise<RoomNews> => {
    await until(() => app.last().roomPage !== undefined);
    return app.last();
  };
  const startHost = (): Promise<App> => {
    const recipe = join(ROOT, 'assets', 'avatars', 'kenji.json');
    return start('Kenji', '--room', 'new', '--output', 'broadcast:network', '--avatar', recipe);
  };
  beforeAll(async () => {
    await stand.ready();
    folder = await mkdtemp(join(tmpdir(), 'masque-room-'));
    browser = await openViewerBrowser();
    host = await startHost();
    guest = await start('Bo', '--room', (await isIn(host)).room ?? '');
    await isIn(guest);
  }, PATIENCE);
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close();
  });
  afterAll(async () => {
    for (const { kill } of running) kill();
    await Promise.all(running.map(({ ended }) => ended));
    await browser?.close();
    await stand.dispose();
    await rm(folder, { recursive: true, force: true });
  }, PATIENCE);

  const openPage = async (): Promise<Page> => {
    const page = await browser?.newPage({ viewport: { width: 900, height: 400 } });
    if (page === undefined) throw new Error('There is no browser.');
    page.setDefaultTimeout(PATIENCE);
    return page;
  };

  it('are seen moving by whoever looks, each by name', async () => {
    const { room, roomPage } = host.last();
    expect(room).toMatch(/^https:\/\/[\d.]+:\d+\/room\/[\w-]{22}\/#[\w-]{43}$/);
    expect(roomPage).toMatch(/^http:\/\/[\d.]+:\d+\/gallery\/[\w-]{22}\/\?me=[\w-]{22}$/);
    const page = await openPage();
    await page.goto(guest.last().roomPage ?? '');
    const figures = page.locator('.figure:visible');
    await until(async () => (await figures.count()) === 2);
    for (const index of [0, 1]) {
      const figure = figures.nth(index);
      const first = await figure.screenshot();
      await until(async () => !first.equals(await figure.screenshot()));
    }
    expect(await page.locator('.name').allTextContents()).toEqual(['Kenji', 'Bo (you)']);
  });

  it('are seen as who they are in a room that is linked with theirs, and leave it when that ends', async () => {
    const recipe = await readRecipeFile(join(ROOT, 'assets', 'avatars', 'noor.json'));
    const { bytes } = await bakeRecipe(recipe, { root: ROOT, format: 'glb', level: 'low' });
    const file = join(folder, 'me.glb');
    await writeFile(file, bytes);
    const { room = '', roomPage = '' } = host.last();
    const other = await start('Noor', '--room', 'new', '--link', room, '--avatar', file);
    await isIn(other);
    const page = await openPage();
    const fetched: string[] = [];
    page.on('response', (response) => fetched.push(response.url()));
    await page.goto(roomPage);
    await page.locator('.figure:visible').nth(2).waitFor();
    expect(await page.locator('.name').allTextContents()).toEqual(['Kenji (you)', 'Bo', 'Noor']);
    const figures = fetched.filter((address) => address.endsWith('.glb'));
    expect(figures).toHaveLength(3);
    expect(figures.some((address) => address.includes(sha256Of(bytes)))).toBe(true);
    if (process.env.ROOM_PICTURE) await page.screenshot({ path: process.env.ROOM_PICTURE });
    other.kill();
    await until(async () => (await page.locator('.tile').count()) === 2);
  });

  it('are told why they are not in it, and are in it once the reason is gone', async () => {
    const { roomPage = '' } = guest.last();
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
    await isIn(await startHost());
    expect((await isIn(guest)).roomPage).toBe(roomPage);
    await until(async () => (await page.locator('.tile').count()) === 2);
    await page.locator('.figure:visible').nth(1).waitFor();
    guest.kill();
    await until(async () => (await page.locator('.tile').count()) === 1);
  });
});
