import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Waits } from '../../renderer/viewer/align-lips.ts';
import { createLips } from '../../renderer/viewer/lips.ts';

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

/** Drawn so much later than its own moment. */
const figureDrawn = (behind: number) => {
  const held: (number | null)[] = [];
  const figure = {
    dress: async () => undefined,
    pose: () => undefined,
    behind: () => behind,
    hold: (behind: number | null) => void held.push(behind),
    bitsPerSecond: () => 0,
    waits: () => ({ waits: 0, spare: 0 }),
    dispose: () => undefined,
  };
  return { figure, held };
};

it('lets the pose wait for a voice that comes later, and not for one that is off', () => {
  const lips = createLips();
  const sound = { milliseconds: 60, waits: 30, spare: 0 };
  const times = { way: 0, video: null, sound, hasSound: true };
  // A pose's time 0 was 100 ms ago.
  const { figure, held } = figureDrawn(1_000_000);
  const hold = () => undefined;
  expect(lips.measure(times, figure, hold)).toBe(null);
  // The sender's clock is another.
  lips.timed({ origin: 4900, poseLag: 0, videoLag: 0, voiceLag: 140 }, 5000);
  expect(lips.measure(times, figure, hold)?.milliseconds).toBe(100);
  expect(held.at(-1)).toBe(1_000_100);
  lips.timed({ origin: 4900, poseLag: 0, videoLag: 0, voiceLag: null }, 5000);
  lips.measure(times, figure, hold);
  expect(held.at(-1)).toBe(null);
});

/** A video whose sound comes so long after the sender's encoder, 30 ms of them on the line; what both are told to wait. */
const watch = () => {
  const lips = createLips();
  lips.timed({ origin: 0, poseLag: 0, videoLag: 200, voiceLag: 200 }, 5000);
  return (sound: number): Waits => {
    const told: Waits[] = [];
    const times = {
      way: 0,
      video: { milliseconds: 130, waits: 100, spare: 0 },
      sound: { milliseconds: sound, waits: sound - 30, spare: 0 },
      hasSound: true,
    };
    expect(lips.measure(times, null, (waits) => void told.push(waits))?.milliseconds).toBe(330);
    const [last = { picture: Number.NaN, sound: Number.NaN }] = told;
    return last;
  };
};

it('lets the video wait, too', () => {
  const look = watch();
  expect(look(230)).toEqual({ picture: 200, sound: 200 });
});

it('lets nothing wait long for what was held up for a second', () => {
  const look = watch();
  const told = [130, 700, 130, 130, 130].map(look);
  expect(Math.max(...told.map(({ picture }) => picture))).toBeLessThanOrEqual(150);
  // What stays is waited for.
  look(230);
  expect(look(230).picture).toBeGreaterThan(180);
});
