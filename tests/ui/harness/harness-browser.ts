import type { Browser, Page } from 'playwright-core';
import { openChromium } from './chromium.ts';
import type { ScenarioName } from './scenarios.ts';
import { serveHarness } from './serve.ts';

/** A page of the harness and what it complained of: errors, and what the policy refused. */
export interface HarnessPage {
  readonly page: Page;
  readonly complaints: readonly string[];
  open(state: ScenarioName): Promise<void>;
}

export interface HarnessBrowser {
  /** 1280 × 800, without motion. */
  newPage(): Promise<HarnessPage>;
  close(): Promise<void>;
}

/** Builds and serves the harness, and opens a browser for it. */
export const openHarness = async (executablePath: string): Promise<HarnessBrowser> => {
  const harness = await serveHarness();
  let browser: Browser;
  try {
    browser = await openChromium(executablePath);
  } catch (cause) {
    await harness.close();
    throw cause;
  }
  return {
    async newPage() {
      const complaints: string[] = [];
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
      page.setDefaultTimeout(10_000);
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (line) => {
        if (line.type() === 'error') complaints.push(line.text());
      });
      const open = async (state: ScenarioName) => {
        await page.goto(`${harness.address}/?state=${state}`);
        await page.locator('main').waitFor();
      };
      return { page, complaints, open };
    },
    async close() {
      await browser.close();
      await harness.close();
    },
  };
};
