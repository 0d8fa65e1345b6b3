import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { onStagePage, PROJECT } from '../stage-page.mjs';

/**
 * Takes the portraits of the avatars that come with the app: node build/avatars/portraits.mjs
 * Our own stage draws every baked avatar; the portraits are committed beside the recipes. To be run again whenever an
 * avatar's look has changed. Needs the baked avatars (npm run setup) and a Chromium: CHROMIUM=/usr/bin/chromium by default.
 */
const recipes = join(PROJECT, 'assets/avatars');
const baked = join(PROJECT, 'out/avatars');

await onStagePage('build/avatars/portraits.html', 'portrait', async (page) => {
  const ids = readdirSync(recipes)
    .filter((file) => file.endsWith('.json'))
    .map((file) => parse(file).name)
    .sort();
  for (const [place, id] of ids.entries()) {
    const address = await page.evaluate(
      (avatar) =>
        /** @type {{ portrait(glb: string, place: number): Promise<string> }} */ (
          /** @type {unknown} */ (globalThis)
        ).portrait(avatar.glb, avatar.place),
      { glb: `/out/avatars/${id}.glb`, place },
    );
    const bytes = Buffer.from(address.split(',')[1] ?? '', 'base64');
    const file = join(recipes, `${id}.webp`);
    writeFileSync(file, bytes);
    copyFileSync(file, join(baked, `${id}.webp`));
    console.log(`${file}: ${bytes.length} bytes`);
  }
});
