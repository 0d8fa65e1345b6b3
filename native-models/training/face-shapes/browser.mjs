import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { chromium } from 'playwright-core';

const TYPES = { '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm' };

/**
 * A page in headless Chromium that can import and fetch the files of a few folders; it reaches nothing else.
 * @template Result
 * @param {Record<string, string>} folders address prefix, such as `/models/`, to folder
 * @param {(page: import('playwright-core').Page) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export const withPage = async (folders, work) => {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const prefix = Object.keys(folders).find((start) => path.startsWith(start));
    const file = prefix ? join(folders[prefix] ?? '', path.slice(prefix.length)) : '';
    if (path === '/') response.setHeader('content-type', 'text/html').end('<!doctype html>');
    else if (path.includes('..') || !existsSync(file)) response.writeHead(404).end();
    else {
      response.setHeader(
        'content-type',
        TYPES[/** @type {keyof typeof TYPES} */ (extname(file))] ?? 'application/octet-stream',
      );
      createReadStream(file).pipe(response);
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${address.port}/`);
    return await work(page);
  } finally {
    await browser.close();
    server.close();
  }
};
