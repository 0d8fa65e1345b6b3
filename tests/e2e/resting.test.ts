import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStand, type Opened } from './launch.ts';

const PATIENCE = 240_000;
const stand = createStand();
let opened: Opened;

beforeAll(async () => {
  await stand.ready();
  opened = await stand.open(['--camera', 'demo']);
  await opened.page.getByText('Face found').first().waitFor({ timeout: 60_000 });
  await opened.page.evaluate(() => {
    const { prototype } = WebGL2RenderingContext;
    const draw = prototype.drawElements;
    const counts = { draws: 0 };
    prototype.drawElements = function (...args) {
      counts.draws += 1;
      draw.apply(this, args);
    };
    Object.assign(window, { counts });
  });
}, PATIENCE);
afterAll(async () => {
  await opened?.close();
  await stand.dispose();
}, PATIENCE);

describe('Live, while another screen is open', { timeout: PATIENCE }, () => {
  const goTo = (name: string) => opened.page.getByRole('button', { name, exact: true }).click();
  const draws = (): Promise<number> => opened.page.evaluate(() => Reflect.get(window, 'counts').draws);
  /** Draws in a second, once what was under way is done. */
  const drawsInASecond = async () => {
    await opened.page.waitForTimeout(500);
    const before = await draws();
    await opened.page.waitForTimeout(1000);
    return (await draws()) - before;
  };

  it('draws nothing where nobody sees it, and is back when it is opened again', async () => {
    const { page } = opened;
    expect(await drawsInASecond()).toBeGreaterThan(0);
    await goTo('Takes');
    await page.getByText('Live is resting').waitFor();
    expect(await drawsInASecond()).toBe(0);
    await goTo('Live');
    // The camera was open all along: nobody is looked for anew.
    await page.getByText('Face found').first().waitFor();
    expect(await page.getByText('Looking for your face').count()).toBe(0);
    expect(await drawsInASecond()).toBeGreaterThan(0);
  });

  it('draws nothing while the window is minimised or hidden', async () => {
    const { app, page } = opened;
    // Without a window manager a window can be hidden, and not be minimised.
    const show = (shown: boolean) =>
      app.evaluate(({ BrowserWindow }, isShown) => {
        for (const window of BrowserWindow.getAllWindows()) isShown ? window.show() : window.hide();
      }, shown);
    await show(false);
    await page.getByText('Live is resting').waitFor();
    expect(await drawsInASecond()).toBe(0);
    await show(true);
    await page.getByText('Face found').first().waitFor();
    expect(await drawsInASecond()).toBeGreaterThan(0);
  });

  it('goes on while it is recorded, and rests after that', async () => {
    const { page } = opened;
    await page.keyboard.press('r');
    await page.getByRole('button', { name: 'Stop recording' }).waitFor();
    await goTo('Takes');
    expect(await drawsInASecond()).toBeGreaterThan(0);
    await page.keyboard.press('r');
    await page.getByText('Live is resting').waitFor();
  });
});
