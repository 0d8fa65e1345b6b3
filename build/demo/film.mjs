import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';

/**
 * Films the demo performer: node build/demo/film.mjs [AVATAR]
 * An avatar of ours plays `renderer/core/animate/demo-performance.ts` on our own stage; the film is what
 * `--camera demo` shows to the tracker. To be run again, and the film committed, when the performance changes.
 * Needs the baked avatars (npm run setup) and a Chromium: CHROMIUM=/usr/bin/chromium by default.
 */
const root = fileURLToPath(new URL('../../', import.meta.url));
const avatar = process.argv[2] ?? 'otto';
const file = join(root, 'assets/demo/performer.webm');

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
  await page.goto(`${server.resolvedUrls?.local[0]}build/demo/film.html`);
  await page.waitForFunction(() => 'film' in globalThis);
  const base64 = await page.evaluate(
    (address) =>
      /** @type {{ film(address: string): Promise<string> }} */ (/** @type {unknown} */ (globalThis)).film(
        address,
      ),
    `/out/avatars/${avatar}.glb`,
  );
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, Buffer.from(base64, 'base64'));
  console.log(file);
} finally {
  await browser.close();
  await server.close();
}
