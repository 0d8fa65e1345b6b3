import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findFaults } from '../ui/harness/axe.ts';
import { findChromium } from '../ui/harness/chromium.ts';
import { type HarnessBrowser, type HarnessPage, openHarness } from '../ui/harness/harness-browser.ts';

const chromium = findChromium();

describe.skipIf(!chromium)('Takes in a browser, with a fake session', () => {
  let harness: HarnessBrowser;
  let page: HarnessPage['page'];
  let complaints: HarnessPage['complaints'];

  beforeAll(async () => {
    harness = await openHarness(chromium ?? '');
  });
  afterAll(() => harness?.close());
  beforeEach(async () => {
    const opened = await harness.newPage();
    ({ page, complaints } = opened);
    await opened.open('takes');
  });
  afterEach(async () => {
    expect(complaints).toEqual([]);
    await page.close();
  });

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const film = async (...answers: readonly string[]) => {
    await button('Film').click();
    const sheet = page.getByRole('dialog', { name: /^Film “/ });
    for (const name of answers) await sheet.getByRole('button', { name, exact: true }).click();
    expect(await findFaults(page)).toEqual([]);
    await sheet.getByRole('button', { name: 'Choose a place and film' }).click();
    await sheet.waitFor({ state: 'detached' });
    return JSON.parse((await page.evaluate(() => document.documentElement.dataset.film)) ?? '{}');
  };

  it('films what is left of a take, in any shape and by anybody', async () => {
    await page.getByRole('slider', { name: 'Start' }).focus();
    await page.keyboard.press('Shift+ArrowRight');
    await page.getByRole('combobox', { name: 'Played by' }).click();
    await page.getByRole('option').nth(1).click();
    const { job, path } = await film('9:16', '1080p', '60', 'Full', 'See-through');
    expect(job).toMatchObject({
      source: { kind: 'take', from: 1, to: 12.4, withSound: true },
      width: 1080,
      height: 1920,
      framesPerSecond: 60,
      look: 'full',
      format: 'webm',
      transparent: true,
      background: { kind: 'transparent' },
    });
    expect(job.avatar).toBe(await page.evaluate(() => document.documentElement.dataset.castAs));
    expect(path).toBe('/home/you/Welcome, second try.webm');
  });

  it('keeps a part as a take, played by whoever played the whole', async () => {
    await page.getByRole('combobox', { name: 'Played by' }).click();
    await page.getByRole('option').nth(1).click();
    const playedBy = () => page.getByRole('combobox', { name: 'Played by' }).textContent();
    const before = await playedBy();
    await page.getByRole('slider', { name: 'Start' }).focus();
    await page.keyboard.press('Shift+ArrowRight');
    await button('Keep as a take').click();
    await page.getByText('are kept as a take of their own').waitFor();
    expect(await playedBy()).toBe(before);
    expect(before).not.toBe('Mira');
  });

  it('goes back to what stands on Live where MP4 is wanted', async () => {
    const { job } = await film('See-through', 'MP4');
    expect(job).toMatchObject({ format: 'mp4', transparent: false });
    expect(job.background).toBeUndefined();
  });

  it('stops a film, tries it again, and takes it off the list', async () => {
    await film();
    await button('Stop Welcome, second try').click();
    await page.getByText('Stopped').waitFor();
    await button('Try Welcome, second try again').click();
    await page.getByText('Next').waitFor();
    await button('Stop Welcome, second try').click();
    await button('Take Welcome, second try off the list').click();
    expect(await page.getByRole('heading', { name: 'Films' }).count()).toBe(0);
  });

  it('is played by the space bar, wherever a space means nothing else', async () => {
    await button('Play').waitFor();
    await page.getByRole('slider', { name: 'End' }).focus();
    await page.keyboard.press('Space');
    await button('Pause').waitFor();
  });
});
