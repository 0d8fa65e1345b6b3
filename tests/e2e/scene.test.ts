import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStand } from './launch.ts';
import { meanColour, shareUnlike } from './stage-colours.ts';

const PATIENCE = 240_000;
const stand = createStand();
beforeAll(() => stand.ready(), PATIENCE);
afterAll(() => stand.dispose(), PATIENCE);

const PHOTO = new URL('../fixtures/astronaut-face.jpg', import.meta.url);
/** Where the figure never is. */
const CORNER = { x: 0.02, y: 0.5, width: 0.1, height: 0.2 };
const FACE = { x: 0.46, y: 0.4, width: 0.08, height: 0.1 };
const UPPER_HALF = { x: 0.2, y: 0, width: 0.6, height: 0.5 };
/** What `Colour` begins with. */
const SEA = [0x2f, 0x6f, 0x86] as const;

/** The squares that a transparent picture is shown on: neither black nor any backdrop. */
const SQUARES = [50, 50, 60];
const nearestTen = (value: number): number => 10 * Math.round(value / 10);

describe('the scene', { timeout: PATIENCE }, () => {
  it('is what the Scene tab says: what is behind, the light on the face, how much of the figure', async () => {
    const userData = await stand.folder();
    const background = { kind: 'picture', path: join(userData, 'balcony.jpg') };
    const settings = { version: 1, firstRunDone: true, scene: { background } };
    await writeFile(join(userData, 'settings.json'), JSON.stringify(settings));
    const { app, page, close } = await stand.open(['--user-data', userData, '--camera', 'none']);
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await page.getByRole('img', { name: /Mira/ }).waitFor({ timeout: 60_000 });

    // The picture of last time is gone: the stage says so, and leads to where another is chosen.
    await button('Choose another').click({ timeout: 60_000 });
    await page.getByRole('status').getByText('balcony.jpg').first().waitFor();
    await button('Change').waitFor();

    await button('Colour').click();
    const offColour = async () => {
      const corner = await meanColour(page, CORNER);
      return Math.max(...corner.map((value, channel) => Math.abs(value - (SEA[channel] ?? 0))));
    };
    await expect.poll(offColour, { timeout: 60_000 }).toBeLessThan(8);

    const bust = await shareUnlike(page, UPPER_HALF, SEA);
    expect(bust).toBeGreaterThan(0.1);
    const warmth = async () => {
      const [red, , blue] = await meanColour(page, FACE);
      return red / (blue + 1);
    };
    const soft = await warmth();
    await button('Evening').click();
    await expect.poll(warmth, { timeout: 60_000 }).not.toBeCloseTo(soft, 1);
    // The light falls on the figure; what is behind it stays the colour that was chosen.
    expect(await offColour()).toBeLessThan(8);

    await button('Half').click();
    await expect.poll(() => shareUnlike(page, UPPER_HALF, SEA), { timeout: 60_000 }).toBeLessThan(0.8 * bust);
    await button('None').click();
    await expect
      .poll(async () => (await meanColour(page, CORNER)).map(nearestTen), { timeout: 60_000 })
      .toEqual(SQUARES);
    await app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
    }, fileURLToPath(PHOTO));
    await button('Picture…').click();
    await page.getByText('astronaut-face.jpg').waitFor();
    await expect
      .poll(async () => (await meanColour(page, CORNER)).map(nearestTen), { timeout: 60_000 })
      .not.toEqual(SQUARES);
    await page.keyboard.press('b');
    await page.getByText('Dusk', { exact: true }).waitFor();
    await close();
  });
});
