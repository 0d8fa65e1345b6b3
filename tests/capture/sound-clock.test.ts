import { expect, it } from 'vitest';
import { createSoundClock } from '../../renderer/capture/sound-clock.ts';
import { createRandom } from '../../renderer/core/math/seeded-random.ts';

const HOP = 0.01;
const ORIGIN = 1.7e12;

/** How wrong the clock is about each hop, milliseconds, over `seconds`; `late` is how late a message arrives. */
const errors = (seconds: number, late: (i: number) => number, drift = 0): number[] => {
  const clock = createSoundClock();
  return Array.from({ length: seconds / HOP }, (_, i) => {
    const truth = ORIGIN + i * HOP * 1000 * (1 + drift);
    const arrivedAt = truth + HOP * 1000 + late(i);
    return clock.capturedAt(i * HOP, HOP, arrivedAt) - truth;
  });
};

it('takes the quickest arrivals for the truth', () => {
  const random = createRandom(5);
  const found = errors(20, () => 0.3 + (random() < 0.3 ? random() * 25 : 0)).slice(100);
  expect(Math.max(...found.map(Math.abs))).toBeLessThan(1);
});

it.each([5e-5, -5e-5])('follows a sound card whose clock drifts by %d', (drift) => {
  const found = errors(600, () => 0.3, drift).slice(100);
  expect(Math.max(...found.map(Math.abs))).toBeLessThan(2);
});

it('knows within some seconds that the sound card stood still for a moment', () => {
  const stall = (i: number) => (i * HOP > 5 ? 300 : 0);
  const found = errors(10, (i) => 0.3 + stall(i));
  // From then on everything is taken when it arrives.
  expect(Math.max(...found.slice(8 / HOP).map((error) => Math.abs(error - 300)))).toBeLessThan(1);
});

it('begins anew after a pause', () => {
  const clock = createSoundClock();
  clock.capturedAt(1, HOP, ORIGIN + 1010);
  expect(clock.capturedAt(1.01, HOP, ORIGIN + 61_020)).toBeCloseTo(ORIGIN + 61_010, 0);
});
