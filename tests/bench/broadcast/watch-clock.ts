import type { Browser, Page } from 'playwright-core';
import { CLOCK_BITS } from '../../../renderer/core/signals/picture-clock.ts';
import { figuresBetween, keepConnections, type LineFigures, receivedBy, sleep } from './line.ts';

const PERIOD = 2 ** CLOCK_BITS;

/** One picture on the viewer's glass: what its clock says, and when it was there, milliseconds since 1970. */
export interface Glass {
  readonly clock: number;
  readonly at: number;
}

export interface Watched extends LineFigures {
  readonly glass: readonly Glass[];
  readonly seconds: number;
}

/** Reads the clock (`core/signals/picture-clock.ts`) off whatever the page shows. Runs in the page: it may use nothing of this file. */
const readGlass = () => {
  const BLOCKS = 20;
  const STRIP = 1 / 16;
  const SCALE = 4;
  const glass: { clock: number; at: number }[] = [];
  Object.assign(window, { glass });
  const strip = new OffscreenCanvas(BLOCKS * SCALE, SCALE);
  const context = strip.getContext('2d', { willReadFrequently: true });
  const look = (source: CanvasImageSource, width: number, height: number) => {
    if (context === null || width === 0) return;
    context.clearRect(0, 0, strip.width, strip.height);
    context.drawImage(source, 0, 0, width, height * STRIP, 0, 0, strip.width, strip.height);
    const { data } = context.getImageData(0, SCALE >> 1, strip.width, 1);
    const isWhite = (block: number) => (data[(block * SCALE + (SCALE >> 1)) * 4 + 1] ?? 0) > 127;
    if (!isWhite(0) || isWhite(BLOCKS - 1)) return;
    let clock = 0;
    for (let bit = 1; bit < BLOCKS - 1; bit += 1) clock = clock * 2 + (isWhite(bit) ? 1 : 0);
    glass.push({ clock, at: performance.timeOrigin + performance.now() });
  };
  // What has been drawn can be read until the page has been shown.
  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    request((time) => {
      callback(time);
      const figure = document.querySelector<HTMLCanvasElement>('#figure:not([hidden])');
      if (figure !== null) look(figure, figure.width, figure.height);
    });
  document.addEventListener('DOMContentLoaded', () => {
    const video = document.querySelector('video');
    const seen = () => {
      if (video === null) return;
      look(video, video.videoWidth, video.videoHeight);
      video.requestVideoFrameCallback(seen);
    };
    video?.requestVideoFrameCallback(seen);
  });
};

const glassOf = (page: Page): Promise<Glass[]> => page.evaluate(() => Reflect.get(window, 'glass').splice(0));

/** The first pictures come in a crowd. */
const SETTLE_SECONDS = 1.5;

/** Opens an address of the viewer's, waits for its first pictures, and watches it for so long. */
export const watchClock = async (
  browser: Browser,
  address: string,
  seconds: number,
  prepare: (page: Page) => Promise<void> = async () => undefined,
): Promise<Watched> => {
  const page = await browser.newPage({ viewport: { width: 640, height: 360 } });
  try {
    await page.addInitScript(keepConnections);
    await page.addInitScript(readGlass);
    await prepare(page);
    await page.goto(address);
    await page.waitForFunction(() => Reflect.get(window, 'glass').length > 5, null, { timeout: 60_000 });
    await sleep(SETTLE_SECONDS);
    await glassOf(page);
    const [before, startedAt] = [await receivedBy(page), performance.now()];
    await sleep(seconds);
    const glass = await glassOf(page);
    const took = (performance.now() - startedAt) / 1000;
    return { ...figuresBetween(before, await receivedBy(page), took), glass, seconds: took };
  } finally {
    await page.close();
  }
};

/** From the moment that a picture's clock names to the moment when it was seen, milliseconds; `origin` is the clock's zero. */
export const latenciesOf = (glass: readonly Glass[], origin = 0): number[] =>
  glass.map(({ clock, at }) => (((at - origin - clock) % PERIOD) + PERIOD) % PERIOD);
