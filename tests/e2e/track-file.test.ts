import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPose } from '../../renderer/core/animate/demo-performance.ts';
import { multiply, toEuler } from '../../renderer/core/math/quaternion.ts';
import { ARKIT_INDEX, ARKIT_SHAPES, type ArkitShape } from '../../renderer/core/signals/arkit.ts';
import { createStand } from './launch.ts';

const PATIENCE = 180_000;
const PORTRAIT = 'tests/fixtures/astronaut-face.jpg';
const DEMO = 'assets/demo/performer.webm';
const DEMO_PICTURES = 600;

const stand = createStand();
beforeAll(() => stand.ready(), PATIENCE);
afterAll(() => stand.dispose(), PATIENCE);

/** One line of what `track` writes. */
interface Line {
  readonly timeSeconds: number;
  readonly confidence: number;
  readonly weights: Readonly<Record<ArkitShape, number>>;
  readonly rotation: readonly [number, number, number, number];
  readonly translation: readonly [number, number, number];
  readonly gaze: unknown;
}

const track = async (file: string) => {
  const folder = await stand.folder();
  const out = join(folder, 'frames.jsonl');
  const outcome = await stand.run(['track', resolve(file), '--out', out, '--model', 'npm']);
  const left = await readdir(folder);
  const text = left.includes('frames.jsonl') ? await readFile(out, 'utf8') : '';
  // The app wrote these lines a moment ago; the tests below look at every field.
  const lines = text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);
  return { ...outcome, lines, left };
};

const valuesOf = (lines: readonly Line[], name: ArkitShape): number[] =>
  lines.map(({ weights }) => weights[name]);

/** Pearson's correlation, -1..1. */
const correlation = (a: readonly number[], b: readonly number[]): number => {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const sum = (f: (x: number, y: number) => number) =>
    a.reduce((total, x, i) => total + f(x - meanA, (b[i] ?? 0) - meanB), 0);
  return sum((x, y) => x * y) / Math.sqrt(sum((x) => x * x) * sum((_x, y) => y * y));
};

describe('masque track', { timeout: PATIENCE }, () => {
  it('sees a smile, near and straight ahead, in a portrait', async () => {
    const { status, lines, left } = await track(PORTRAIT);
    expect([status, left, lines.length]).toEqual([0, ['frames.jsonl'], 1]);
    // The face model's runtime refuses any other number of points than 478 (`track/mediapipe-backend.ts`).
    const [line] = lines;
    if (line === undefined) throw new Error('no line');
    expect(Object.keys(line.weights)).toEqual([...ARKIT_SHAPES]);
    expect(line.confidence).toBeGreaterThan(0.9);
    expect(line.weights.mouthSmileLeft).toBeGreaterThan(0.5);
    expect(line.weights.mouthSmileRight).toBeGreaterThan(0.5);
    expect(line.weights.eyeBlinkLeft).toBeLessThan(0.5);
    const { yaw, pitch, roll } = toEuler(line.rotation);
    for (const angle of [yaw, pitch, roll]) expect(Math.abs(angle)).toBeLessThan(0.3);
    // Metres, the camera at the origin and looking along -z.
    expect(line.translation[2]).toBeLessThan(-0.2);
    expect(line.translation[2]).toBeGreaterThan(-2);
    expect(line.gaze).toMatchObject({
      left: { yaw: expect.any(Number) },
      right: { pitch: expect.any(Number) },
    });
  });

  describe('on the demo performer', () => {
    let film: Awaited<ReturnType<typeof track>>;
    beforeAll(async () => {
      film = await track(DEMO);
    }, PATIENCE);

    it('writes every picture of the film, each at its time, nearly all with a face', () => {
      expect([film.status, film.lines.length]).toEqual([0, DEMO_PICTURES]);
      for (const [index, { timeSeconds }] of film.lines.entries())
        expect(timeSeconds).toBeCloseTo(index / 30, 2);
      const faces = film.lines.filter(({ confidence }) => confidence > 0);
      expect(faces.length).toBeGreaterThanOrEqual(0.95 * DEMO_PICTURES);
    });

    it.each(['jawOpen', 'eyeBlinkLeft', 'eyeBlinkRight', 'mouthSmileLeft', 'mouthSmileRight'] as const)(
      'follows what was performed: %s',
      (name) => {
        const performed = film.lines.map(
          ({ timeSeconds }) => demoPose(timeSeconds).weights[ARKIT_INDEX[name]] ?? 0,
        );
        const r = correlation(valuesOf(film.lines, name), performed);
        expect(r).toBeGreaterThan(0.85);
      },
    );

    it('follows the turning head', () => {
      const performed = film.lines.map(({ timeSeconds }) => {
        const { chest, neck, head } = demoPose(timeSeconds);
        return toEuler(multiply(chest, multiply(neck, head))).yaw;
      });
      const seen = film.lines.map(({ rotation }) => toEuler(rotation).yaw);
      const r = correlation(seen, performed);
      expect(r).toBeGreaterThan(0.9);
    });
  });

  it('takes a file for what it holds, whatever its name', async () => {
    const folder = await stand.folder();
    const file = join(folder, 'film 100% #1 é.mp4');
    await copyFile(PORTRAIT, file);
    const { status, lines } = await track(file);
    expect([status, lines.length]).toEqual([0, 1]);
    expect(lines[0]?.confidence).toBeGreaterThan(0.9);
  });

  it.each([
    ['a letter', 'letter.mp4', () => Buffer.from('Dear camera, this is no video.')],
    ['half a film', 'half.webm', (film: Buffer) => film.subarray(0, 60)],
    [
      'a film with a hole',
      'hole.webm',
      (film: Buffer) => Buffer.concat([film.subarray(0, 200), Buffer.alloc(film.length)]),
    ],
  ])('refuses %s in words and leaves no file behind', async (_what, name, damage) => {
    const folder = await stand.folder();
    const file = join(folder, name);
    await writeFile(file, damage(await readFile(DEMO)));
    const { status, stderr, left } = await track(file);
    expect([status, left]).toEqual([1, []]);
    expect(stderr).toContain(name);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
