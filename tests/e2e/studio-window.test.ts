import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStand, type Opened } from './launch.ts';

const PATIENCE = 240_000;
const stand = createStand();
let opened: Opened;

beforeAll(async () => {
  await stand.ready();
  opened = await stand.open(['--camera', 'none']);
}, PATIENCE);
afterAll(async () => {
  await opened?.close();
  await stand.dispose();
}, PATIENCE);

describe('the Studio in the app', { timeout: PATIENCE }, () => {
  const soon = { timeout: 60_000 };

  it('speaks the sample, plays it, films it and plays the film', async () => {
    const { page, app } = opened;
    const film = join(await stand.folder(), 'welcome.webm');
    await page.getByRole('button', { name: 'Studio' }).click();
    await page.getByRole('button', { name: 'Start with a sample' }).click();
    const lines = page.locator('.cm-line');
    await expect.poll(() => lines.nth(4).getAttribute('data-seconds'), soon).toMatch(/^\d\.\d s$/);
    expect(await page.locator('.cm-fault-words').count()).toBe(0);

    const playhead = page.getByRole('slider', { name: 'Playhead' });
    await page.getByRole('button', { name: 'Play all' }).click();
    await expect
      .poll(async () => Number(await playhead.getAttribute('aria-valuenow')), soon)
      .toBeGreaterThan(1);
    await page.getByRole('button', { name: 'Pause' }).first().click();

    // One line alone, by its length: the playhead ends where the line does.
    const line = await lines.nth(1).boundingBox();
    await page.mouse.click((line?.x ?? 0) + (line?.width ?? 0) - 30, (line?.y ?? 0) + 22);
    await page.locator('.cm-heard').waitFor();
    await page.locator('.cm-heard').waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: 'Play', exact: true }).count()).toBe(1);

    // A short one: the whole sample takes long where there is no graphics card.
    await lines.first().click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Hello there.');
    await expect.poll(() => lines.first().getAttribute('data-seconds'), soon).toMatch(/^\d\.\d s$/);
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, film);
    await page.getByRole('button', { name: 'Export video' }).click();
    const sheet = page.getByRole('dialog', { name: 'Export video' });
    for (const name of ['360p', '24', 'Draft', 'WebM'])
      await sheet.getByRole('button', { name, exact: true }).click();
    await sheet.getByRole('button', { name: 'Choose a place and export' }).click();
    await page.getByRole('button', { name: 'Show file welcome' }).waitFor({ timeout: 180_000 });
    expect((await stat(film)).size).toBeGreaterThan(10_000);

    await page.getByRole('button', { name: 'Play welcome' }).click();
    const seconds = () => page.locator('video').evaluate((video) => (video as HTMLVideoElement).duration);
    await expect.poll(seconds, soon).toBeGreaterThan(1.5);
  });

  it('keeps the script as a file', async () => {
    const { app } = opened;
    const userData = await app.evaluate(({ app: running }) => running.getPath('userData'));
    expect(await readFile(join(userData, 'scripts', 'Welcome video.md'), 'utf8')).toBe('Hello there.');
  });
});
