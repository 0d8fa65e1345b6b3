import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

/**
 * Draws a contact sheet of baked avatars: node build/avatars/sheet.mjs TILES.json OUT.png [WIDTH HEIGHT COLUMNS]
 * Tiles: [{ name, avatar, weights?, yaw?, pitch?, headYaw?, headPitch?, gaze?, distance?, height? }]
 * Needs a Chromium: CHROMIUM=/usr/bin/chromium by default.
 */
const root = fileURLToPath(new URL('../../', import.meta.url));
const [tilesFile, outFile, width = '320', height = '360', columns = '4'] = process.argv.slice(2);
if (!tilesFile || !outFile) {
  console.error('usage: node build/avatars/sheet.mjs TILES.json OUT.png [WIDTH HEIGHT COLUMNS]');
  process.exit(2);
}

const TYPES = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.html': 'text/html',
  '.glb': 'model/gltf-binary',
};
const FOLDERS = { three: 'node_modules/three', avatars: 'out/avatars', sheet: 'build/avatars/sheet' };

const server = createServer((request, response) => {
  const path = normalize(new URL(request.url ?? '/', 'http://sheet').pathname).slice(1);
  const [folder = '', ...rest] = path.split('/');
  const base = FOLDERS[/** @type {keyof typeof FOLDERS} */ (folder)];
  const file = base ? join(root, base, ...rest) : '';
  if (!base || !existsSync(file)) return response.writeHead(404).end();
  const type = TYPES[/** @type {keyof typeof TYPES} */ (extname(file))] ?? 'application/octet-stream';
  return response.writeHead(200, { 'content-type': type }).end(readFileSync(file));
});
await new Promise((ready) => server.listen(0, '127.0.0.1', () => ready(undefined)));
const address = server.address();
if (address === null || typeof address === 'string') throw new Error('the server has no port');

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
});
try {
  const page = await browser.newPage({ viewport: { width: 64, height: 64 } });
  page.on('pageerror', (error) => console.error(error.message));
  page.on('console', (message) => message.type() === 'error' && console.error(message.text()));
  await page.goto(`http://127.0.0.1:${address.port}/sheet/sheet.html`);
  const picture = await page.evaluate((options) => /** @type {any} */ (globalThis).drawSheet(options), {
    tiles: JSON.parse(readFileSync(tilesFile, 'utf8')),
    width: Number(width),
    height: Number(height),
    columns: Number(columns),
  });
  writeFileSync(outFile, Buffer.from(picture.split(',')[1], 'base64'));
} finally {
  await browser.close();
  server.close();
}
