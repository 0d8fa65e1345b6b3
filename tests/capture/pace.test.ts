import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CapturedPicture } from '../../renderer/capture/captured-picture.ts';
import { paced } from '../../renderer/capture/pace.ts';
import { fakeFilm } from './fake-pictures.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Takes pictures with a reader that needs so long for each; the clock is the test's own. */
const play = async (
  film: () => ReturnType<typeof fakeFilm>,
  loop: boolean,
  takes: number,
  busyMilliseconds: number,
) => {
  const seen: CapturedPicture[] = [];
  const reading = (async () => {
    for await (const picture of paced(film, loop)) {
      seen.push(picture);
      if (seen.length === takes) return;
      await new Promise((wake) => setTimeout(wake, busyMilliseconds));
    }
  })();
  await vi.runAllTimersAsync();
  await reading;
  return seen;
};

describe('paced', () => {
  it('gives a quick reader every picture at its time', async () => {
    const seen = await play(() => fakeFilm(10), false, 99, 5);
    expect(seen.map(({ timeSeconds }) => timeSeconds)).toEqual(Array.from({ length: 10 }, (_, i) => i / 25));
    expect(seen.every(({ droppedBefore }) => droppedBefore === 0)).toBe(true);
  });

  it('drops and counts what a slow reader is too late for', async () => {
    const seen = await play(() => fakeFilm(50), false, 99, 100);
    const dropped = seen.reduce((sum, picture) => sum + picture.droppedBefore, 0);
    expect(seen.length).toBeLessThan(30);
    expect(seen.length + dropped).toBeGreaterThanOrEqual(48);
    expect(seen.length + dropped).toBeLessThanOrEqual(50);
  });

  it('goes round without a gap or a step back', async () => {
    const seen = await play(() => fakeFilm(5), true, 12, 1);
    const times = seen.map(({ timeSeconds }) => timeSeconds);
    expect(seen).toHaveLength(12);
    for (const [index, time] of times.slice(1).entries())
      expect(time - (times[index] ?? 0)).toBeCloseTo(0.04, 5);
  });

  it('ends with an empty film instead of spinning', async () => {
    expect(await play(() => fakeFilm(0), true, 99, 1)).toEqual([]);
  });
});
