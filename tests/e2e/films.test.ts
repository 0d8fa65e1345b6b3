import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FilmStats } from '../../renderer/core/film.ts';
import { delaySound } from './delay-sound.ts';
import { type DecodedFilm, loudnessLag, openMouth, openSound, phonesLag, sayScript } from './film-mouth.ts';
import { createStand } from './launch.ts';

const PATIENCE = 240_000;
const stand = createStand();
beforeAll(() => stand.ready(), PATIENCE);
afterAll(() => stand.dispose(), PATIENCE);

const SCRIPT = '# Lips\n\n[smile] Papa, mama, baby. [nod] Watch my lips.\n';

const render = async (folder: string, name: string, ...flags: string[]) => {
  const stats = join(folder, 'stats.json');
  const script = join(folder, 'lips.md');
  await writeFile(script, SCRIPT);
  const size = flags.includes('--size') ? [] : ['--size', '128x128'];
  const small = [...size, '--look', 'draft', '--stats', stats];
  const outcome = await stand.run(['render', script, '--out', join(folder, name), ...small, ...flags]);
  expect(outcome.status, outcome.stderr).toBe(0);
  return FilmStats.parse(JSON.parse(await readFile(stats, 'utf8')));
};

it('makes the same film of the same script, mouth and sound together', { timeout: PATIENCE }, async () => {
  const folder = await stand.folder();
  const film = await render(folder, 'lips.mp4', '--subtitles', 'srt');
  expect(film.seconds).toBeCloseTo(film.frames / 30);
  expect(Math.abs(film.audioVideoOffsetMilliseconds ?? 999)).toBeLessThanOrEqual(20);
  expect((await readdir(folder)).sort()).toEqual(['lips.md', 'lips.mp4', 'lips.srt', 'stats.json']);
  const again = await render(folder, 'lips.webm', '--transparent');
  expect(again.posesSum).toBe(film.posesSum);
});

it('moves lips with the sound, as a player shows and plays them', { timeout: PATIENCE }, async () => {
  const folder = await stand.folder();
  const film = await render(folder, 'lips.mp4', '--fps', '60', '--size', '256x256', '--avatar', 'mira');
  const delayed = await delaySound(join(folder, 'lips.mp4'), 3);
  await writeFile(join(folder, 'late.mp4'), delayed.bytes);
  const { page, close } = await stand.open(['--camera', 'none']);
  // The pictures of both are the same packets.
  const openings = await openMouth(page, join(folder, 'lips.mp4'), {
    frames: film.frames,
    framesPerSecond: 60,
  });
  const [together, late] = [
    { openings, sound: await openSound(page, join(folder, 'lips.mp4')) },
    { openings, sound: await openSound(page, join(folder, 'late.mp4')) },
  ];
  await close();
  const said = await sayScript(SCRIPT);
  for (const lagOf of [
    (decoded: DecodedFilm) => loudnessLag(decoded, 60),
    (decoded: DecodedFilm) => phonesLag(decoded, 60, said),
  ]) {
    const lag = lagOf(together);
    expect(lag.fit).toBeGreaterThan(0.5);
    expect(Math.abs(lag.milliseconds)).toBeLessThanOrEqual(20);
    // It would be seen if it were otherwise.
    expect(Math.abs(lagOf(late).milliseconds - lag.milliseconds - delayed.milliseconds)).toBeLessThanOrEqual(
      10,
    );
  }
  expect(delayed.milliseconds).toBeCloseTo(60);
});

it('says what is wrong with a script, and leaves no file', { timeout: PATIENCE }, async () => {
  const folder = await stand.folder();
  const script = join(folder, 'bad.md');
  await writeFile(script, 'Hello [smlie] there.');
  const { status, stderr } = await stand.run(['render', script, '--out', join(folder, 'bad.mp4')]);
  expect(status).toBe(1);
  expect(stderr).toContain('Line 1, column 7');
  expect(await readdir(folder)).toEqual(['bad.md']);
});
