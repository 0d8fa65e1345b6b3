import type { Browser, Page } from 'playwright-core';
import { type Glass, glassSeen, glassWasSeen, readGlass } from '../../e2e/viewer-glass.ts';
import { figuresBetween, keepConnections, type LineFigures, receivedBy, sleep } from './line.ts';

export interface Watched extends LineFigures {
  readonly glass: readonly Glass[];
  readonly seconds: number;
}

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
    await readGlass(page);
    await prepare(page);
    await page.goto(address);
    await glassWasSeen(page);
    await sleep(SETTLE_SECONDS);
    await glassSeen(page);
    const [before, startedAt] = [await receivedBy(page), performance.now()];
    await sleep(seconds);
    const glass = await glassSeen(page);
    const took = (performance.now() - startedAt) / 1000;
    return { ...figuresBetween(before, await receivedBy(page), took), glass, seconds: took };
  } finally {
    await page.close();
  }
};
