import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AvatarRecipe, parseAvatarRecipe } from '../../renderer/core/recipe/avatar-recipe.ts';
import { hostCall } from './host-call.ts';
import { createStand, type Opened } from './launch.ts';
import { meanColour } from './stage-colours.ts';

const PATIENCE = 240_000;
const stand = createStand();
beforeAll(() => stand.ready(), PATIENCE);
afterAll(() => stand.dispose(), PATIENCE);

const PHOTO = new URL('../fixtures/astronaut-face.jpg', import.meta.url);
const MIRA = new URL('../../assets/avatars/mira.json', import.meta.url);

/** Mira, with a skin that nobody can take for hers. */
const recipeOf = async (id: string, name: string, colour: string): Promise<AvatarRecipe> => {
  const mira = parseAvatarRecipe(JSON.parse(await readFile(MIRA, 'utf8')));
  return { ...mira, id, name, skin: { ...mira.skin, colour, blush: 0 } };
};

/** Green less red of the middle of the stage, 0..255. */
const greenness = async (page: Page): Promise<number> => {
  const [red, green] = await meanColour(page, { x: 0.46, y: 0.45, width: 0.08, height: 0.1 });
  return green - red;
};

describe('an avatar of one’s own', { timeout: PATIENCE }, () => {
  it('is saved, sculpted, and worn after a restart', async () => {
    const userData = await stand.folder();
    await writeFile(join(userData, 'settings.json'), JSON.stringify({ version: 1, firstRunDone: true }));
    const open = (): Promise<Opened> => stand.open(['--user-data', userData, '--camera', 'none']);
    const first = await open();
    await first.page.getByRole('img', { name: /Mira/ }).waitFor({ timeout: 60_000 });
    await expect.poll(() => greenness(first.page), { timeout: 60_000 }).toBeLessThan(0);
    const recipe = await recipeOf('mira', 'Verda', '#3f9e52');
    const saved = await hostCall(first.page, 'avatars/save', { recipe, as: 'same' });
    expect(saved?.body.json).toMatchObject({ id: 'verda', origin: 'mine', format: 'recipe' });
    await hostCall(first.page, 'settings/write', { avatar: 'verda' });
    await first.close();

    const second = await open();
    await second.page.getByRole('img', { name: /Verda/ }).waitFor({ timeout: 120_000 });
    await expect.poll(() => greenness(second.page), { timeout: 60_000 }).toBeGreaterThan(20);
    const list = (await hostCall(second.page, 'avatars/list'))?.body.json;
    expect(list).toMatchObject({ 0: { id: 'verda', name: 'Verda' } });
    expect(list).toContainEqual(expect.objectContaining({ id: 'mira', origin: 'sample' }));
    const file = await second.page.evaluate(async () => (await fetch('/own-avatars/verda.json')).json());
    expect(file).toEqual({ ...recipe, id: 'verda' });
    await second.close();
  });

  it('is tried on in the editor, on the stage', async () => {
    const userData = await stand.folder();
    await writeFile(join(userData, 'settings.json'), JSON.stringify({ version: 1, firstRunDone: true }));
    const { page, close } = await stand.open(['--user-data', userData, '--camera', 'none']);
    await page.getByRole('img', { name: /Mira/ }).waitFor({ timeout: 60_000 });
    await expect.poll(() => greenness(page), { timeout: 60_000 }).toBeLessThan(0);
    await page.getByRole('button', { name: 'Avatars', exact: true }).click();
    await page.getByLabel('Describe someone').fill('a bald woman with green skin');
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await expect.poll(() => greenness(page), { timeout: 120_000 }).toBeGreaterThan(10);
    await page.getByRole('button', { name: 'Live', exact: true }).click();
    await expect.poll(() => greenness(page), { timeout: 60_000 }).toBeLessThan(0);
    await close();
  });

  it('is made from a photo, and opened in the editor', async () => {
    const userData = await stand.folder();
    await writeFile(join(userData, 'settings.json'), JSON.stringify({ version: 1, firstRunDone: true }));
    const { app, page, close } = await stand.open(['--user-data', userData, '--camera', 'none']);
    await app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
    }, fileURLToPath(PHOTO));
    await page.getByRole('button', { name: 'Avatars', exact: true }).click();
    await page.getByRole('button', { name: 'Drop a file or photo' }).click();
    await page.getByText('The photo is not kept.').waitFor();
    await page.getByRole('img', { name: 'Astronaut face, being edited' }).waitFor({ timeout: 120_000 });
    const kept = await readdir(join(userData, 'avatars'));
    expect(kept).toContain('astronaut-face.json');
    expect(kept.filter((file) => !/^astronaut-face\.(?:json|webp)$/.test(file))).toEqual([]);
    const recipe = (await hostCall(page, 'avatars/recipe', { id: 'astronaut-face' }))?.body.json;
    expect(parseAvatarRecipe(recipe).name).toBe('Astronaut face');
    await close();
  });

  it('may lie in any file', async () => {
    const folder = await stand.folder();
    const [file, stats] = [join(folder, 'friend.json'), join(folder, 'stats.json')];
    await writeFile(file, JSON.stringify(await recipeOf('friend', 'A friend', '#3f9e52')));
    const args = ['--camera', 'none', '--headless', '--seconds', '1'];
    const { status, stderr } = await stand.run([...args, '--avatar', file, '--stats', stats]);
    expect({ status, stderr }).toMatchObject({ status: 0 });
    const { render } = JSON.parse(await readFile(stats, 'utf8'));
    expect(render.triangles).toBeGreaterThan(5000);
    await writeFile(file, '{"version":2,"id":"friend"}');
    const refused = await stand.run([...args, '--avatar', file]);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('friend.json is not valid at name');
  });

  it('is written where the person says', async () => {
    const opened = await stand.open(['--camera', 'none']);
    const path = join(await stand.folder(), 'verda.glb');
    await opened.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, path);
    const written = await opened.page.evaluate(async () => {
      const { port1, port2 } = new MessageChannel();
      window.postMessage('masque:connect', location.origin, [port2]);
      const answer = new Promise((done) => {
        port1.onmessage = ({ data }) => done(data);
      });
      const body = { json: { name: 'verda.glb', bytes: Uint8Array.of(1, 2, 3) } };
      port1.postMessage({ i: '1', p: { u: '/files/save', b: body } });
      return answer;
    });
    expect(JSON.stringify(written)).toContain(JSON.stringify(path).slice(1, -1));
    expect([...(await readFile(path))]).toEqual([1, 2, 3]);
    await opened.close();
  });
});
