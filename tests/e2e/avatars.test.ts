import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAvatarRecipe } from '../../renderer/core/recipe/avatar-recipe.ts';
import { createStand } from './launch.ts';

const stand = createStand();
beforeAll(() => stand.ready());
afterAll(() => stand.dispose());

/** Two starts and several figures, on a machine without a graphics card. */
const PATIENCE = 240_000;

describe('an avatar of one’s own', { timeout: PATIENCE }, () => {
  it('is described, edited, undone, saved by itself, used, and there the next time', async () => {
    const userData = await stand.folder();
    const start = ['--camera', 'demo', '--user-data', userData];
    const first = await stand.open(start);
    const { page } = first;
    const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
    const kept = async () => {
      const files = await readdir(join(userData, 'avatars'));
      const [file] = files.filter((name) => name.endsWith('.json'));
      const text = await readFile(join(userData, 'avatars', file ?? 'none.json'), 'utf8');
      return parseAvatarRecipe(JSON.parse(text));
    };

    await button('Avatars').click();
    await page
      .getByRole('textbox', { name: 'Describe someone' })
      .fill('an older woman with short silver hair, green eyes, round glasses and zorgly boots');
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'Face' }).waitFor();
    await page.getByText(/Not understood: “zorgly/).waitFor();
    expect((await kept()).glasses.style).toBe('round');

    const bridge = page.getByRole('textbox', { name: /^Bridge height/ });
    const before = await bridge.inputValue();
    await bridge.fill('+64');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await kept()).face.nasalBridgeHeight).toBe(0.64);
    await page.getByRole('tab', { name: 'Face' }).focus();
    await page.keyboard.press('Control+z');
    expect(await bridge.inputValue()).toBe(before);
    await page.keyboard.press('Control+Shift+z');
    await page.getByRole('textbox', { name: 'Name' }).fill('Ada');
    await page.keyboard.press('Enter');
    await page.getByText('Saved').waitFor();
    expect(await kept()).toMatchObject({ name: 'Ada', face: { nasalBridgeHeight: 0.64 } });

    await button('Done').click();
    // The thumbnail is of the figure that stood on the stage, and the gallery shows it.
    await page.getByRole('complementary', { name: 'Ada' }).locator('img').waitFor({ timeout: 60_000 });
    await page.getByRole('complementary', { name: 'Ada' }).getByRole('button', { name: 'Use' }).click();
    await button('Ada in use').waitFor();
    await button('Live').click();
    await page.locator('[aria-label="Stage"][aria-busy=false]').waitFor({ timeout: 60_000 });
    await page.getByRole('img', { name: 'Ada, your avatar' }).waitFor();
    expect(await page.getByText('cannot be').count()).toBe(0);
    await first.close();

    // Without a camera: a debugger does not get hold of a page that starts two workers at once.
    const second = await stand.open(['--camera', 'none', '--user-data', userData]);
    await second.page.getByRole('button', { name: 'Avatar: Ada' }).waitFor();
    await second.page.locator('[aria-label="Stage"][aria-busy=false]').waitFor({ timeout: 60_000 });
    await second.close();
  });
});
