import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PIXEL_FORMATS } from '../../renderer/core/virtual-camera.ts';
import { createStand } from './launch.ts';

const PATIENCE = 180_000;
const stand = createStand();
beforeAll(() => stand.ready(), PATIENCE);
afterAll(() => stand.dispose(), PATIENCE);

interface Reading {
  readonly format: string;
  readonly way: string;
  readonly farthest: number;
}

it(
  'the graphics card and the processor make the same bytes of a picture, in every format',
  async () => {
    const stats = join(await stand.folder(), 'stats.json');
    const bench = ['bench', 'virtual-camera', '--size', '320x184', '--seconds', '0.05', '--stats', stats];
    const { status, stderr } = await stand.run(bench);
    expect(status, stderr).toBe(0);
    const { readings } = JSON.parse(await readFile(stats, 'utf8')) as { readings: readonly Reading[] };
    const ways = (way: string) => readings.filter((reading) => reading.way === way);
    expect(ways('processor').map(({ format }) => format)).toEqual([...PIXEL_FORMATS]);
    expect(ways('shader').map(({ format }) => format)).toEqual(['I420', 'NV12', 'YUYV']);
    // They round differently.
    for (const { format, farthest } of ways('shader')) expect(farthest, format).toBeLessThanOrEqual(1);
    for (const { format, farthest } of ways('at once')) expect(farthest, format).toBe(0);
  },
  PATIENCE,
);
