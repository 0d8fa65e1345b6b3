import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../build/testing/chromium.mjs';

/** A foreign browser on this machine, as the other screen, which draws in software; undefined where there is none. */
export const openViewerBrowser = async (
  more: readonly string[] = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
): Promise<Browser | undefined> => {
  const executablePath = findChromium();
  if (executablePath === undefined) return undefined;
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--autoplay-policy=no-user-gesture-required',
      '--disable-background-timer-throttling',
      '--disable-renderer-backgrounding',
      ...more,
    ],
  });
};

/** Counts the pictures that the page shows, from now on. */
export const countPictures = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const picture = document.querySelector('video');
    if (picture === null) throw new Error('The page has no picture.');
    const seen = { pictures: 0 };
    Object.assign(window, { seen });
    const count = () => {
      seen.pictures += 1;
      picture.requestVideoFrameCallback(count);
    };
    picture.requestVideoFrameCallback(count);
  });

export const picturesSeen = (page: Page): Promise<number> =>
  page.evaluate(() => Reflect.get(window, 'seen').pictures);
