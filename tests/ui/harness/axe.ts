import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Asking for faults alone spares it the look-up of every element that has none. */
const FAULTS: RunOptions = { resultTypes: ['violations'], preload: false };
/** Themes differ in colours alone. */
const RULES: Readonly<Record<string, RunOptions>> = {
  dark: {
    ...FAULTS,
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  },
  light: { ...FAULTS, runOnly: { type: 'rule', values: ['color-contrast'] } },
};

/** What axe finds wrong with the page as it stands, in both themes. */
export const findFaults = async (page: Page) => {
  await page.evaluate(AXE);
  const faults: { theme: string; rule: string; where: string[] }[] = [];
  for (const [theme, rules] of Object.entries(RULES)) {
    await page.evaluate((chosen) => document.documentElement.setAttribute('data-theme', chosen), theme);
    const results: AxeResults = await page.evaluate(`axe.run(document, ${JSON.stringify(rules)})`);
    for (const fault of results.violations) {
      const where = fault.nodes.map((node) => `${node.html}: ${node.failureSummary}`);
      faults.push({ theme, rule: fault.id, where });
    }
  }
  return faults;
};
