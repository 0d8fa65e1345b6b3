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
    // How many there are is the machine's haste; that they are there is ours.
    expect(take.face.length).toBeGreaterThan(5);
    expect(take.voice.length).toBeGreaterThan(50);
    const { samples = new Float32Array(0), samplesPerSecond = 0 } = take.sound ?? {};
    expect(Math.abs(samples.length / samplesPerSecond - seconds)).toBeLessThan(0.6);
    // The voice that was heard is the sound that was kept, at the same time.
    const loudest = take.voice.reduce((best, hop) => (hop.loudness > best.loudness ? hop : best));
    const around = samples.subarray(
      Math.round((loudest.timeSeconds - 0.02) * samplesPerSecond),
      Math.round((loudest.timeSeconds + 0.02) * samplesPerSecond),
    );
    expect(Math.max(...around.map(Math.abs))).toBeGreaterThan(loudest.loudness);
    // From the first moment on: the fixture is silent nowhere, and one hop is heard in one go.
    expect(samples.findIndex((sample) => sample !== 0) / samplesPerSecond).toBeLessThan(0.015);
    expect(new Set(take.face.map(({ weights }) => weights[ARKIT_INDEX.jawOpen])).size).toBeGreaterThan(3);
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
    await page.getByRole('option', { name: 'Amara' }).click();
    await page.locator('[aria-label="Stage"][aria-busy="false"]').waitFor({ timeout: 60_000 });
  });

  it('is filmed with them, where the system was asked to put it, and its film plays there', async () => {
    const { app, page } = opened;
    const path = join(await stand.folder(), 'again.mp4');
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, path);
    await page.getByRole('button', { name: 'Film', exact: true }).click();
    const sheet = page.getByRole('dialog', { name: /^Film / });
    for (const name of ['360p', '24', 'Draft'])
      await sheet.getByRole('button', { name, exact: true }).click();
    await sheet.getByRole('button', { name: 'Choose a place and film' }).click();
    await page.getByRole('button', { name: 'Show file again' }).waitFor({ timeout: 180_000 });
    const bytes = await readFile(path);
    expect(bytes.subarray(4, 8).toString()).toBe('ftyp');
    expect(bytes.length).toBeGreaterThan(50_000);
    const queue = JSON.parse(await readFile(join(userData, 'films.json'), 'utf8'));
    expect(JSON.stringify(queue)).toContain('"avatar":"amara"');
    await page.getByRole('button', { name: 'Play again', exact: true }).click();
    const seconds = () => page.locator('video').evaluate((video) => (video as HTMLVideoElement).duration);
    await expect.poll(seconds, { timeout: 60_000 }).toBeGreaterThan(1);
    await page.screenshot({ path: process.env.MASQUE_SHOT ?? join(await stand.folder(), 'film.png') });
    await page.getByRole('button', { name: 'Back to the stage' }).click();
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
