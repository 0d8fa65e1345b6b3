import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../../build/setup/places.mjs';
import { createStand } from './launch.ts';
import { expectFaces, readSheet, type SeenTile } from './read-sheet.ts';

const PATIENCE = 240_000;
const stand = createStand();
beforeAll(() => stand.ready(), PATIENCE);
afterAll(() => stand.dispose(), PATIENCE);

const sheetOf = async (avatar: string): Promise<readonly SeenTile[]> => {
  const file = join(await stand.folder(), 'sheet.png');
  const { status, stderr } = await stand.run(['avatar', 'sheet', avatar, '--out', file]);
  expect(status, stderr).toBe(0);
  const { page, close } = await stand.open(['--headless', '--camera', 'none']);
  const tiles = await readSheet(page, file);
  await close();
  return tiles;
};

it('draws every shape and pair of an avatar, each another face', { timeout: PATIENCE }, async () => {
  expectFaces(await sheetOf('mira'));
});

it('draws those of a plain GLB file', { timeout: PATIENCE }, async () => {
  const file = join(await stand.folder(), 'somebody.glb');
  await copyFile(join(ROOT, 'out', 'avatars', 'noor.glb'), file);
  expectFaces(await sheetOf(file));
});

it('draws those of a VRM file', { timeout: PATIENCE }, async () => {
  const file = join(await stand.folder(), 'somebody.vrm');
  const recipe = join(ROOT, 'assets', 'avatars', 'otto.json');
  const baked = await stand.run(['avatar', 'bake', recipe, '--out', file, '--level', 'low']);
  expect(baked.status, baked.stderr).toBe(0);
  expectFaces(await sheetOf(file));
});
