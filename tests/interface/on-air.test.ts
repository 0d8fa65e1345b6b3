import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findChromium } from '../ui/harness/chromium.ts';
import { type HarnessBrowser, type HarnessPage, openHarness } from '../ui/harness/harness-browser.ts';

const chromium = findChromium();
if (!chromium) console.warn('Going live is not tried: no Chromium here (MASQUE_CHROMIUM names one).');

describe.skipIf(!chromium)('going live in a browser', () => {
  let harness: HarnessBrowser;
  let page: HarnessPage['page'];
  let open: HarnessPage['open'];

  beforeAll(async () => {
    harness = await openHarness(chromium ?? '');
  });
  afterAll(() => harness?.close());
  beforeEach(async () => {
    ({ page, open } = await harness.newPage());
  });
  afterEach(() => page.close());

  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const goLive = () => button(/^Go live/);
  const stop = () => page.getByRole('toolbar', { name: 'Controls' }).getByRole('button', { name: /^Stop/ });
  const pill = () => page.getByRole('banner').getByText(/^On air \d/);
  const tag = () => page.getByRole('main').getByText('On air', { exact: true });
  const announced = () => page.getByRole('status').filter({ hasText: /^You are/ });
  const surveys = () => page.evaluate(() => Number(document.documentElement.dataset.surveys));
  const focusedText = () => page.evaluate(() => document.activeElement?.textContent);

  /** How the ring is drawn; null when there is none. */
  const ring = () =>
    page.evaluate(() => {
      const line = document.querySelector('main [class*=ring]');
      const [motion] = line?.getAnimations() ?? [];
      return line ? { shadow: getComputedStyle(line).boxShadow, timing: motion?.effect?.getTiming() } : null;
    });

  it('shows its four signs together, and takes them away together', async () => {
    await open('live');
    expect([await pill().count(), await tag().count(), await ring()]).toEqual([0, 0, null]);
    await page.getByText('Nothing leaves this computer').waitFor();
    await goLive().click();
    await stop().waitFor();
    await pill().waitFor();
    await tag().waitFor();
    expect((await ring())?.shadow).toMatch(/^rgb\(217, 45, 52\).*inset$/);
    await page.getByText('Only the avatar goes out, never your camera').waitFor();
    expect(await announced().textContent()).toBe('You are on air as Masque Camera');
    await stop().click();
    await goLive().waitFor();
    expect([await pill().count(), await tag().count(), await ring()]).toEqual([0, 0, null]);
    await page.getByText('Nothing leaves this computer').waitFor();
    expect(await announced().textContent()).toBe('You are off air');
  });

  it('fades the ring in once, and then holds it still', async () => {
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await open('live');
    await goLive().click();
    await stop().waitFor();
    expect((await ring())?.timing).toMatchObject({ duration: 240, iterations: 1 });
    await page.waitForFunction(() => document.querySelector('[class*=ring]')?.getAnimations().length === 0);
  });

  it('counts the time in every section', async () => {
    await page.clock.install();
    await open('on-air-three');
    await page.getByText(/^On air 1:02:/).waitFor();
    await page.keyboard.press('Control+,');
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    await page.clock.runFor(60_000);
    await page.getByText(/^On air 1:03:/).waitFor();
  });

  it('keeps its width from state to state, so that nothing in the dock moves', async () => {
    const widths = new Set<number | undefined>();
    for (const state of [
      'live',
      'on-air-starting',
      'on-air',
      'on-air-interrupted',
      'driver-missing',
    ] as const) {
      await open(state);
      widths.add((await page.getByRole('toolbar', { name: 'Controls' }).boundingBox())?.width);
    }
    expect(widths.size).toBe(1);
  });

  it('goes live and stops with Ctrl and Enter: from its own button, from a field, from Settings', async () => {
    await open('live');
    await goLive().focus();
    await page.keyboard.press('Control+Enter');
    await stop().waitFor();
    const typed = page.getByRole('textbox', { name: 'Expression, in percent' });
    await typed.focus();
    await page.keyboard.press('Control+Enter');
    await goLive().waitFor();
    await page.keyboard.press('Control+,');
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await stop().waitFor();
  });

  it('can be stopped where the dock is not: in Settings, in the welcome, and under a panel in a low window', async () => {
    for (const state of ['on-air-settings', 'on-air-first-run', 'on-air-overlay'] as const) {
      if (state === 'on-air-overlay') await page.setViewportSize({ width: 640, height: 400 });
      await open(state);
      await page.getByRole('banner').getByRole('button', { name: 'Stop' }).click();
      await pill().waitFor({ state: 'detached' });
      await page.getByText('Nothing leaves this computer').waitFor();
    }
  });

  it('leaves Stop free where the panel lies over the stage', async () => {
    await page.setViewportSize({ width: 1024, height: 700 });
    await open('on-air-overlay');
    await page.getByRole('complementary').waitFor();
    await stop().click();
    await goLive().waitFor();
  });

  it('says in the panel what goes out, and changes size and rate on air', async () => {
    await open('on-air');
    const output = page.getByRole('tabpanel', { name: 'Output' });
    await output.getByText('1280 × 720, 30 fps').waitFor();
    await output.getByText('In use by 1 app').waitFor();
    await button('1080p').click();
    await button(/^60$/).click();
    await output.getByText('1920 × 1080, 60 fps').waitFor();
    await page.getByRole('switch', { name: 'Virtual camera' }).click();
    await goLive().waitFor();
    await page.getByRole('switch', { name: 'Virtual camera' }).click();
    await stop().waitFor();
  });

  it('lists every virtual camera with what speaks against it', async () => {
    await open('output-several');
    await page.getByRole('combobox', { name: 'Virtual camera' }).click();
    expect(await page.getByRole('option').allTextContents()).toEqual([
      'AutomaticMasque Camera now',
      'Masque CameraPipeWire',
      'Masque Camerav4l2loopback, /dev/video10',
      'OBS Virtual Camerav4l2loopback, /dev/video11, in use by another program',
      'OBS Virtual CameraOBS extension, experimental',
    ]);
    await page.getByRole('option', { name: /experimental/ }).click();
    await page.getByText('Experimental: Masque’s makers have never tried it.').waitFor();
    await button('Go live OBS Virtual Camera').waitFor();
  });

  it('leads to the Output tab whoever has chosen a camera that is busy', async () => {
    await open('output-busy');
    await page.getByRole('tab', { name: 'Face' }).click();
    await button('Go live Virtual camera in use').click();
    await page.getByRole('tabpanel', { name: 'Output' }).waitFor();
  });

  it('looks for cameras at the start, when Output opens, and when the person comes back to the sheet', async () => {
    await open('driver-missing');
    expect(await surveys()).toBe(1);
    await page.getByRole('tab', { name: 'Output' }).click();
    await page.getByRole('tabpanel', { name: 'Output' }).waitFor();
    expect(await surveys()).toBe(2);
    await button('Go live Virtual camera missing').click();
    await page.getByRole('dialog').waitFor();
    const before = await surveys();
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    expect(await surveys()).toBe(before + 1);
  });

  it('asks in a sheet that keeps the focus, goes with Escape and gives the focus back', async () => {
    await open('driver-missing');
    await button('Go live Virtual camera missing').click();
    const sheet = page.getByRole('dialog', { name: 'Add Masque Camera' });
    await sheet.waitFor();
    expect(await focusedText()).toBe('Add and go live');
    for (let step = 0; step < 4; step += 1) {
      await page.keyboard.press('Tab');
      // At either end the focus passes a guard outside the sheet, which sends it back a moment later.
      await page.waitForFunction(() => document.activeElement?.closest('[role=dialog]') !== null);
    }
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    expect(await focusedText()).toContain('Virtual camera missing');
  });

  it('adds the camera and goes live with it', async () => {
    await open('driver-sheet');
    await button('Add and go live').click();
    await button('Adding').waitFor();
    await stop().waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('does not go live when the sheet was closed while the camera was being added', async () => {
    await open('driver-sheet');
    await button('Add and go live').click();
    await button('Not now').click();
    await button('Go live Virtual camera ready').waitFor();
    expect(await stop().count()).toBe(0);
  });

  it('says in the sheet why nothing was added, and lets the person try again', async () => {
    await open('driver-sheet-refused');
    await button('Add and go live').click();
    await page.getByText('The password was not given. Try again, or run the command.').waitFor();
    expect(await focusedText()).toBe('Add and go live');
  });

  it('copies the command, and looks again where it cannot add by itself', async () => {
    await open('driver-sheet-by-hand');
    await button('Copy').click();
    await button('Copied').waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset.clipboard)).toBe(
      'sudo apt install v4l2loopback-dkms',
    );
    await button('Look again').click();
    await page.getByText('Still missing. Run the command, then look again.').waitFor();
  });

  it.each([
    [1280, 800],
    [1024, 700],
    [640, 400],
  ])('at %i × %i the sheet is whole', async (width, height) => {
    await page.setViewportSize({ width, height });
    await open('driver-sheet');
    const box = await page.getByRole('dialog').boundingBox();
    const main = await page.getByRole('main', { includeHidden: true }).boundingBox();
    expect(box && main && box.y >= main.y && box.y + box.height <= main.y + main.height).toBe(true);
  });

  it('links another room by its invite address, and unlinks one', async () => {
    await open('output-room-crowded');
    const linked = () => page.evaluate(() => document.documentElement.dataset.links?.split(' ') ?? []);
    const rows = page.getByRole('list', { name: 'Linked rooms' }).getByRole('listitem');
    expect(await rows.count()).toBe(3);
    await rows.getByText('Its host must share in the network').waitFor();
    const invite = 'http://10.0.0.9:4000/room/hq3Jv0s2S5mJ2yGkz1Xw7A/';
    const field = page.getByRole('textbox', { name: 'Link' });
    await field.fill(` ${invite} `);
    await field.press('Enter');
    const all = await linked();
    expect(all).toHaveLength(4);
    expect(all[3]).toBe(invite);
    await button('Unlink 192.168.1.12:40001').click();
    expect(await linked()).toEqual([all[0], all[2]]);
  });

  it('offers to try again after a failure, and to leave it', async () => {
    await open('on-air-failed');
    await button('Dismiss').click();
    await page.getByText('Masque Camera could not be opened.').waitFor({ state: 'detached' });
    await open('on-air-failed-settings');
    await button('Try again').click();
    await pill().waitFor();
  });
});
