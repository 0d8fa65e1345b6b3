import { expect, it, vi } from 'vitest';
import { createLips } from '../../renderer/viewer/lips.ts';

const figureAt = (time: number) => {
  const held: number[] = [];
  const figure = {
    dress: async () => undefined,
    pose: () => undefined,
    shown: () => ({ time, ago: 0 }),
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
  const times = { way: 0, video: null, sound: 60, hasSound: true };
  const { figure, held } = figureAt(0);
  expect(lips.measure(times, figure, () => undefined)).toBe(null);
  // The sender's clock is another; a pose's time 0 was 100 ms ago there.
  lips.timed({ origin: 4900, poseLag: 0, videoLag: 0, voiceLag: 140 }, 5000);
  expect(lips.measure(times, figure, () => undefined)?.milliseconds).toBe(100);
  expect(held.at(-1)).toBe(100);
  lips.timed({ origin: 4900, poseLag: 0, videoLag: 0, voiceLag: null }, 5000);
  lips.measure(times, figure, () => undefined);
  expect(held.at(-1)).toBe(0);
  vi.useRealTimers();
});
