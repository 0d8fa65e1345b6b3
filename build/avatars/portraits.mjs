import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';

/**
 * Takes the portraits of the avatars that come with the app: node build/avatars/portraits.mjs
 * Our own stage draws every baked avatar; the portraits are committed beside the recipes. To be run again whenever an
 * avatar's look has changed. Needs the baked avatars (npm run setup) and a Chromium: CHROMIUM=/usr/bin/chromium by default.
 */
const root = fileURLToPath(new URL('../../', import.meta.url));
const recipes = join(root, 'assets/avatars');
const baked = join(root, 'out/avatars');

const server = await createServer({
  root,
  configFile: false,
  logLevel: 'warn',
  server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
});
await server.listen();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
});
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error.message));
  await page.goto(`${server.resolvedUrls?.local[0]}build/avatars/portraits.html`);
  await page.waitForFunction(() => 'portrait' in globalThis);
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
} finally {
  await browser.close();
  await server.close();
}
