import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ARKIT_SHAPES } from '../../renderer/core/signals/arkit.ts';
import { createStand } from './launch.ts';

const PATIENCE = 180_000;
const stand = createStand();
beforeAll(() => stand.ready(), PATIENCE);
afterAll(() => stand.dispose(), PATIENCE);

/** A headless run of the live session over a few seconds; its exit and, when it went well, its stats. */
const live = async (...args: string[]) => {
  const stats = join(await stand.folder(), 'stats.json');
  const outcome = await stand.run(['--headless', '--seconds', '4', '--stats', stats, ...args]);
  return { ...outcome, stats: JSON.parse(await readFile(stats, 'utf8')) };
};

const fileOf = async (name: string, content: string | Uint8Array) => {
  const path = join(await stand.folder(), name);
  await writeFile(path, content);
  return path;
};

describe('the live session from the command line', { timeout: PATIENCE }, () => {
  it('tracks the demo performer and moves the avatar', async () => {
    const screenshot = join(await stand.folder(), 'stage.png');
    const { status, stats } = await live('--camera', 'demo', '--screenshot', screenshot);
    expect(status).toBe(0);
    expect(stats.tracked.frames).toBeGreaterThan(10);
    expect(stats.tracked.faces / stats.tracked.frames).toBeGreaterThan(0.95);
    expect(stats.render.frames).toBeGreaterThan(10);
    expect(Object.keys(stats.shapes)).toEqual([...ARKIT_SHAPES]);
    const moving = ARKIT_SHAPES.filter((name) => stats.shapes[name].max - stats.shapes[name].min > 0.1);
    expect(moving.length).toBeGreaterThanOrEqual(15);
    const bundle = await readFile('assets/models/face-landmarks-npm.task');
    expect(stats.tracker).toMatchObject({ backend: 'mediapipe', delegate: 'CPU' });
    if (stats.tracker.model === 'npm') {
      expect(stats.tracker.sha256).toBe(createHash('sha256').update(bundle).digest('hex'));
    }
    expect((await readFile(screenshot)).subarray(1, 4).toString()).toBe('PNG');
  });

  it('lives on without a camera', async () => {
    const { status, stats } = await live('--camera', 'none');
    expect(status).toBe(0);
    expect(stats.tracked.frames).toBe(0);
    expect(stats.render.frames).toBeGreaterThan(10);
    const stirring = ARKIT_SHAPES.filter((name) => stats.shapes[name].max > stats.shapes[name].min);
    expect(stirring.length).toBeGreaterThan(0);
  });

  it.each([
    ['a text file', 'letter.mp4', 'Dear camera, this is no video.'],
    ['an empty video', 'empty.mp4', ''],
    ['a damaged picture', 'broken.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2, 3)],
  ])('says what is wrong with %s as camera', async (_what, name, content) => {
    const { status, stderr } = await live('--camera', await fileOf(name, content));
    expect(status).toBe(1);
    expect(stderr).toContain(name);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
