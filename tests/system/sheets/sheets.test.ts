import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../../../build/setup/places.mjs';
import { createStand, type Opened } from '../../e2e/launch.ts';
import { expectFaces, readSheet } from '../../e2e/read-sheet.ts';

const PATIENCE = 240_000;
const CAST = readdirSync(join(ROOT, 'assets', 'avatars')).flatMap((file) =>
  file.endsWith('.json') ? [file.slice(0, -'.json'.length)] : [],
);

const stand = createStand();
let opened: Opened;
beforeAll(async () => {
  await stand.ready();
  opened = await stand.open(['--headless', '--camera', 'none']);
}, PATIENCE);
afterAll(() => stand.dispose(), PATIENCE);

it.each(CAST)('%s makes every shape and pair', { timeout: PATIENCE }, async (id) => {
  const file = join(await stand.folder(), `${id}.png`);
  const { status, stderr } = await stand.run(['avatar', 'sheet', id, '--out', file]);
  expect(status, stderr).toBe(0);
  expectFaces(await readSheet(opened.page, file));
});
