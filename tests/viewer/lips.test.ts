import { expect, it, vi } from 'vitest';
import type { Waits } from '../../renderer/viewer/align-lips.ts';
import { createLips } from '../../renderer/viewer/lips.ts';

/** Drawn so much later than its own moment. */
const figureDrawn = (behind: number) => {
  const held: number[] = [];
  const figure = {
    dress: async () => undefined,
    pose: () => undefined,
    behind: () => behind,
    hold: (milliseconds: number) => void held.push(milliseconds),
    bitsPerSecond: () => 0,
    waits: () => 0,
    dispose: () => undefined,
  };
  return { figure, held };
};

it('lets the pose wait for a voice that comes later, and not for one that is off', () => {
  vi.useFakeTimers({ now: 1_000_000 });
  const lips = createLips();
  const sound = { milliseconds: 60, waits: 30 };
  const times = { way: 0, video: null, sound, hasSound: true };
  // A pose's time 0 was 100 ms ago.
  const { figure, held } = figureDrawn(1_000_000);
  const told: Waits[] = [];
  const hold = (waits: Waits) => void told.push(waits);
  expect(lips.measure(times, figure, hold)).toBe(null);
  // The sender's clock is another.
  lips.timed({ origin: 4900, poseLag: 0, videoLag: 0, voiceLag: 140 }, 5000);
  expect(lips.measure(times, figure, hold)?.milliseconds).toBe(100);
  expect(held.at(-1)).toBe(100);
  expect(told.at(-1)).toEqual({ picture: 100, sound: 0 });
  lips.timed({ origin: 4900, poseLag: 0, videoLag: 0, voiceLag: null }, 5000);
  lips.measure(times, figure, hold);
  expect(held.at(-1)).toBe(0);
  vi.useRealTimers();
});

it('lets the video wait, too', () => {
  const lips = createLips();
  const told: Waits[] = [];
  lips.timed({ origin: 0, poseLag: 0, videoLag: 200, voiceLag: 200 }, 5000);
  const times = {
    way: 0,
    video: { milliseconds: 50, waits: 30 },
    sound: { milliseconds: 130, waits: 100 },
    hasSound: true,
  };
  expect(lips.measure(times, null, (waits) => void told.push(waits))?.milliseconds).toBe(250);
  expect(told).toEqual([{ picture: 110, sound: 0 }]);
});

it('lets nothing wait for what was held up for a second', () => {
  const lips = createLips();
  lips.timed({ origin: 0, poseLag: 0, videoLag: 200, voiceLag: 200 }, 5000);
  const told: Waits[] = [];
  const look = (sound: number) =>
    lips.measure(
      {
        way: 0,
        video: { milliseconds: 130, waits: 100 },
        sound: { milliseconds: sound, waits: sound - 30 },
        hasSound: true,
      },
      null,
      (waits) => void told.push(waits),
    );
  for (const sound of [130, 700, 130, 130]) look(sound);
  expect(told).toEqual(told.map(() => ({ picture: 0, sound: 0 })));
  // What stays is waited for.
  look(230);
  look(230);
  expect(told.at(-1)).toEqual({ picture: 200, sound: 0 });
});
