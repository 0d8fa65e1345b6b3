import type { Page } from 'playwright-core';
import { CLOCK_BITS } from '../../renderer/core/signals/picture-clock.ts';

const PERIOD = 2 ** CLOCK_BITS;

/** One picture on the viewer's glass: what its clock says, and when it was there, milliseconds since 1970. */
export interface Glass {
  readonly clock: number;
  readonly at: number;
}

/** Runs in the page: it may use nothing of this file. */
const read = () => {
  const BLOCKS = 20;
  const STRIP = 1 / 16;
  const SCALE = 4;
  const glass: { clock: number; at: number }[] = [];
  Object.assign(window, { glass });
  const strip = new OffscreenCanvas(BLOCKS * SCALE, SCALE);
  const context = strip.getContext('2d', { willReadFrequently: true });
  const look = (source: CanvasImageSource, width: number, height: number, at: number) => {
    if (context === null || width === 0) return;
    context.clearRect(0, 0, strip.width, strip.height);
    context.drawImage(source, 0, 0, width, height * STRIP, 0, 0, strip.width, strip.height);
    const { data } = context.getImageData(0, SCALE >> 1, strip.width, 1);
    const isWhite = (block: number) => (data[(block * SCALE + (SCALE >> 1)) * 4 + 1] ?? 0) > 127;
    if (!isWhite(0) || isWhite(BLOCKS - 1)) return;
    let clock = 0;
    for (let bit = 1; bit < BLOCKS - 1; bit += 1) clock = clock * 2 + (isWhite(bit) ? 1 : 0);
    glass.push({ clock, at: performance.timeOrigin + at });
  };
  // What has been drawn can be read until the page has been shown.
  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    request((time) => {
      callback(time);
      const figure = document.querySelector<HTMLCanvasElement>('#figure:not([hidden])');
      if (figure !== null) look(figure, figure.width, figure.height, performance.now());
    });
  document.addEventListener('DOMContentLoaded', () => {
    const video = document.querySelector('video');
    const seen = (_now: number, { presentationTime }: VideoFrameCallbackMetadata) => {
      if (video === null) return;
      look(video, video.videoWidth, video.videoHeight, presentationTime);
      video.requestVideoFrameCallback(seen);
    };
    video?.requestVideoFrameCallback(seen);
  });
};

/** Reads the clock (`core/signals/picture-clock.ts`) off whatever the page shows: call it before the page opens anything. */
export const readGlass = async (page: Page): Promise<void> => {
  await page.addInitScript(read);
};

/** Waits until some have been seen. */
export const glassWasSeen = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => Reflect.get(window, 'glass').length > 5, null, { timeout: 60_000 });
};

/** Everything since it was asked last. */
export const glassSeen = (page: Page): Promise<Glass[]> =>
  page.evaluate(() => Reflect.get(window, 'glass').splice(0));

/** From the moment that a picture's clock names to the moment when it was seen, milliseconds; `origin` is the clock's zero. */
export const pictureAges = (glass: readonly Glass[], origin = 0): number[] =>
  glass.map(({ clock, at }) => (((at - origin - clock) % PERIOD) + PERIOD) % PERIOD);
