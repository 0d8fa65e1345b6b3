import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';

export const PROJECT = fileURLToPath(new URL('../', import.meta.url));

/**
 * Opens a page of `build/` that draws on the app's own stage, in a Chromium (CHROMIUM=/usr/bin/chromium by default), and
 * closes everything when the work is done. `ready` is the global function that the page announces itself by.
 * @param {string} path below the project
 * @param {string} ready
 * @param {(page: import('playwright-core').Page) => Promise<void>} work
 */
export const onStagePage = async (path, ready, work) => {
  const server = await createServer({
    root: PROJECT,
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
    await page.goto(`${server.resolvedUrls?.local[0]}${path}`);
    await page.waitForFunction((name) => name in globalThis, ready);
    await work(page);
  } finally {
    await browser.close();
    await server.close();
  }
};
