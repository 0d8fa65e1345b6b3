import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../build/setup/places.mjs';
import { ARKIT_INDEX } from '../../renderer/core/signals/arkit.ts';
import { readTake } from '../../renderer/core/take-file/read-take.ts';
import { createStand, type Opened } from './launch.ts';

const PATIENCE = 240_000;
const SPEECH = join(ROOT, 'tests', 'fixtures', 'speech.wav');
const stand = createStand();
beforeAll(() => stand.ready(), PATIENCE);
afterAll(() => stand.dispose(), PATIENCE);

describe('a take', { timeout: PATIENCE }, () => {
  let opened: Opened;
  let userData = '';
  const launch = () => stand.open(['--camera', 'demo', '--mic', SPEECH, '--user-data', userData]);
  const takesFolder = () => join(userData, 'takes');
  const readOnly = async () => {
    const [file = ''] = (await readdir(takesFolder())).filter((name) => name.endsWith('.take'));
    return readTake(await readFile(join(takesFolder(), file)));
  };

  beforeAll(async () => {
    userData = await stand.folder();
    opened = await launch();
    await opened.page.getByText('Face found').first().waitFor({ timeout: 60_000 });
  }, PATIENCE);
  afterAll(() => opened?.close());

  it('is recorded by R: face, voice and sound on one clock', async () => {
    const { page } = opened;
    await page.keyboard.press('r');
    await page.getByRole('button', { name: 'Stop recording' }).waitFor();
    await page.waitForTimeout(6000);
    await page.keyboard.press('r');
    await page.getByText(/^Kept 0:0\d$/).waitFor();
    const take = await readOnly();
    const seconds = take.meta.durationSeconds;
    expect(seconds).toBeGreaterThan(5);
    expect(take.meta).toMatchObject({ avatar: 'mira', trackerModel: 'npm' });
    expect(take.face.length / seconds).toBeGreaterThan(10);
    expect(take.voice.length / seconds).toBeGreaterThan(60);
    const { samples = new Float32Array(0), samplesPerSecond = 0 } = take.sound ?? {};
    expect(Math.abs(samples.length / samplesPerSecond - seconds)).toBeLessThan(0.6);
    // The voice that was heard is the sound that was kept, at the same time.
    const loudest = take.voice.reduce((best, hop) => (hop.loudness > best.loudness ? hop : best));
    const around = samples.subarray(
      Math.round((loudest.timeSeconds - 0.02) * samplesPerSecond),
      Math.round((loudest.timeSeconds + 0.02) * samplesPerSecond),
    );
    expect(Math.max(...around.map(Math.abs))).toBeGreaterThan(loudest.loudness);
    expect(new Set(take.face.map(({ weights }) => weights[ARKIT_INDEX.jawOpen])).size).toBeGreaterThan(10);
  });

  it('plays on a stage of its own, moves, and stops at its end', async () => {
    const { page } = opened;
    await page.getByRole('button', { name: 'Takes' }).click();
    const play = page.getByRole('button', { name: 'Play', exact: true });
    await play.waitFor();
    await page.locator('[aria-label="Stage"][aria-busy="false"]').waitFor({ timeout: 60_000 });
    const picture = () => page.locator('main canvas[role=img]').screenshot();
    const still = await picture();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    await page.waitForTimeout(1500);
    expect(Buffer.compare(await picture(), still)).not.toBe(0);
    await play.waitFor({ timeout: 20_000 });
    await page.screenshot({ path: process.env.MASQUE_SHOT ?? join(await stand.folder(), 'takes.png') });
    expect(opened.errors()).toBe('');
  });

  it('is trimmed to a take of its own, and played by somebody else', async () => {
    const { page } = opened;
    await page.getByRole('slider', { name: 'Start' }).focus();
    for (let i = 0; i < 2; i += 1) await page.keyboard.press('Shift+ArrowRight');
    await page.getByRole('button', { name: 'Keep as a take' }).click();
    await page.getByText('are kept as a take of their own').waitFor();
    expect(await page.getByRole('list').last().getByRole('button').count()).toBe(2);
    await page.getByRole('combobox', { name: 'Played by' }).click();
    await page.getByRole('option').nth(1).click();
    await page.locator('[aria-label="Stage"][aria-busy="false"]').waitFor({ timeout: 60_000 });
  });

  it('that a crash has cut short is kept at the next start', async () => {
    await opened.close();
    const [file = ''] = await readdir(takesFolder());
    const bytes = await readFile(join(takesFolder(), file));
    await writeFile(join(takesFolder(), 'take-crashed.recording'), bytes.subarray(0, bytes.length >> 1));
    opened = await launch();
    await opened.page.getByText(/A recording was cut short; its \d seconds are kept/).waitFor();
    expect(await readdir(takesFolder())).toContain('take-crashed.take');
  });
});
