import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openCamera } from './camera.ts';
import { markedPicture } from './marked-picture.ts';
import { start } from './processes.ts';

/** Small: the browser draws in software on an emulated processor. */
const SIZE = { width: 320, height: 180 } as const;
const SECONDS = 240;

const textOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
};

/** Serves the page that looks at the camera, and resolves with what it tells. */
const servePage = async () => {
  const page = readFileSync(join(process.env.MASQUE_ROOT ?? '', 'tests/system/v4l2/guest/camera-page.html'));
  let tell: (facts: Readonly<Record<string, unknown>>) => void = () => {};
  const told = new Promise<Readonly<Record<string, unknown>>>((done) => {
    tell = done;
  });
  const server = createServer(async (request, response) => {
    if (request.method === 'POST') {
      tell(JSON.parse(await textOf(request)));
      response.end();
    } else {
      response.setHeader('Content-Type', 'text/html; charset=utf-8').end(page);
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { address: `http://127.0.0.1:${port}/`, told, close: () => server.close() };
};

/** Writable for whoever browses. */
export const BROWSER_HOME = '/run/chromium';

const ARGUMENTS = [
  ...['--headless=new', '--disable-gpu', '--no-first-run', '--use-fake-ui-for-media-stream'],
  ...[
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-breakpad',
  ],
  ...[`--user-data-dir=${BROWSER_HOME}`, '--disable-features=OptimizationHints,MediaRouter'],
];

/** What getUserMedia of a page in Chromium sees while pictures come, and how many readers we count meanwhile. */
export const watchWithChromium = async (): Promise<Readonly<Record<string, unknown>>> => {
  const writer = await openCamera({ ...SIZE, framesPerSecond: 30 });
  const picture = markedPicture(SIZE.width, SIZE.height);
  const page = await servePage();
  await writer.write(picture(0));
  const browser = start('chromium', [...ARGUMENTS, page.address], { ...process.env, HOME: BROWSER_HOME });
  let facts: Readonly<Record<string, unknown>> | null = null;
  void page.told.then((told) => {
    facts = told;
  });
  const started = performance.now();
  const isLate = () => performance.now() - started > SECONDS * 1000;
  // The page goes on looking after it has told, until it is counted.
  for (let i = 1; !isLate() && (facts === null || (writer.readers() ?? 0) === 0); i++) {
    await writer.write(picture(i));
    await wait(33);
  }
  const readers = writer.readers();
  browser.signal('SIGTERM');
  setTimeout(() => browser.signal('SIGKILL'), 10_000).unref();
  const { errors } = await browser.ended;
  await writer.close();
  page.close();
  return { ...(facts ?? { silent: errors.slice(-1500) }), readers };
};
