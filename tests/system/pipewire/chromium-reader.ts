import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import type { Input, Page, Watching, WatchOptions } from './reader-page.ts';

export type { HeardSound, SeenPicture, Watching, WatchOptions } from './reader-page.ts';

/** The page's own name for its side. */
interface ReaderWindow {
  masqueReader: { page: Page };
  masqueWatch: ReturnType<Page['createWatch']>;
}
declare const window: ReaderWindow;

const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-ui-for-media-stream',
  '--enable-features=WebRtcPipeWireCamera',
];

const LOOK_MILLISECONDS = 50;

const bundlePage = async (): Promise<string> => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: {
        entry: join(import.meta.dirname, 'reader-page.ts'),
        formats: ['iife'],
        name: 'masqueReader',
      },
    },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  if (bundle === undefined || !('output' in bundle)) throw new Error('The reader’s page was not built.');
  return bundle.output[0].code;
};

/** An empty page: `getUserMedia` wants an origin that it trusts, and this machine's own is one. */
const serveNothing = async (): Promise<{ address: string; close(): void }> => {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>Reader</title>');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('The reader has no address.');
  return { address: `http://127.0.0.1:${at.port}/`, close: () => server.close() };
};

type Progress = ReturnType<ReturnType<Page['createWatch']>['progress']>;

export interface Watch {
  /** Waits until so many pictures were seen; false when the watch ended before or `seconds` were not enough. */
  pictures(count: number, seconds?: number): Promise<boolean>;
  /** Waits for a picture that shows this on its clock; null: that has none. */
  shows(clock: number | null, seconds?: number): Promise<boolean>;
  /** Waits until so many pieces of sound were heard. */
  sounds(count: number, seconds?: number): Promise<boolean>;
  soFar(): Promise<Watching>;
  stop(): Promise<Watching>;
}

/**
 * A meeting app: headless Chromium, whose page looks at cameras and listens to microphones by way of `getUserMedia`.
 * @param executablePath Chromium's
 * @param env of a session with portal (and sound, to listen)
 */
export const openChromiumReader = async (executablePath: string, env: Readonly<Record<string, string>>) => {
  const [code, server] = await Promise.all([bundlePage(), serveNothing()]);
  const inherited = Object.entries({ ...process.env, ...env });
  const browser = await chromium.launch({
    executablePath,
    args: SWITCHES,
    ignoreDefaultArgs: ['--mute-audio'],
    env: Object.fromEntries(
      inherited.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
  });
  const tab = await browser.newPage();
  await tab.goto(server.address);
  await tab.addScriptTag({ content: code });
  const inputs = (kind: MediaDeviceKind): Promise<Input[]> =>
    tab.evaluate((wanted) => window.masqueReader.page.inputs(wanted), kind);
  return {
    inputs,
    /** Waits until a device of this name is listed: Chromium's first look often comes back empty. */
    async lists(kind: MediaDeviceKind, label: string, seconds = 15): Promise<boolean> {
      for (const until = performance.now() + seconds * 1000; performance.now() < until; ) {
        if ((await inputs(kind)).some((input) => input.label === label)) return true;
        await pause(LOOK_MILLISECONDS);
      }
      return false;
    },
    /** Rejects as `getUserMedia` does. One watch at a time. */
    async watch(options: WatchOptions = {}): Promise<Watch> {
      await tab.evaluate(async (wanted) => {
        window.masqueWatch = window.masqueReader.page.createWatch();
        await window.masqueWatch.start(wanted);
      }, options);
      const wait = async (isThere: (progress: Progress) => boolean, seconds = 15): Promise<boolean> => {
        for (const until = performance.now() + seconds * 1000; performance.now() < until; ) {
          const progress = await tab.evaluate(() => window.masqueWatch.progress());
          if (isThere(progress)) return true;
          if (progress.ended !== null) return false;
          await pause(LOOK_MILLISECONDS);
        }
        return false;
      };
      return {
        pictures: (count, seconds) => wait((progress) => progress.pictures >= count, seconds),
        shows: (clock, seconds) => wait((progress) => progress.clock === clock, seconds),
        sounds: (count, seconds) => wait((progress) => progress.sounds >= count, seconds),
        soFar: () => tab.evaluate(() => window.masqueWatch.result()),
        async stop() {
          await tab.evaluate(() => window.masqueWatch.stop());
          return tab.evaluate(() => window.masqueWatch.result());
        },
      };
    },
    async close(): Promise<void> {
      await browser.close();
      server.close();
    },
  };
};
export type ChromiumReader = Awaited<ReturnType<typeof openChromiumReader>>;
