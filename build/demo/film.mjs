import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onStagePage, PROJECT } from '../stage-page.mjs';

/**
 * Films the demo performer: node build/demo/film.mjs [AVATAR]
 * An avatar of ours plays `renderer/core/animate/demo-performance.ts` on our own stage; the film is what
 * `--camera demo` shows to the tracker. To be run again, and the film committed, when the performance changes.
 * Needs the baked avatars (npm run setup) and a Chromium: CHROMIUM=/usr/bin/chromium by default.
 */
const avatar = process.argv[2] ?? 'otto';
const file = join(PROJECT, 'assets/demo/performer.webm');

await onStagePage('build/demo/film.html', 'film', async (page) => {
  const base64 = await page.evaluate(
    (address) =>
      /** @type {{ film(address: string): Promise<string> }} */ (/** @type {unknown} */ (globalThis)).film(
        address,
      ),
    `/out/avatars/${avatar}.glb`,
  );
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, Buffer.from(base64, 'base64'));
  console.log(file);
});
