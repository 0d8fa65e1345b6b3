import { expect, it } from 'vitest';
import { createSoundClock } from '../../renderer/capture/sound-clock.ts';
import { createRandom } from '../../renderer/core/math/seeded-random.ts';

const HOP = 0.01;
const ORIGIN = 1.7e12;
/** A context computes so much at once. */
const STEP = 0.02;

/**
 * How wrong the clock is about each hop, milliseconds, over `seconds`; `late` is how much later than its moment a hop is told,
 * `stood` for how long the context has stood still by then.
 */
const errors = (
  seconds: number,
  {
    late = () => 0.3,
    stood = () => 0,
    drift = 0,
  }: { late?(): number; stood?(at: number): number; drift?: number },
): number[] => {
  const clock = createSoundClock();
  return Array.from({ length: seconds / HOP }, (_, i) => {
    const truth = i * HOP * 1000 * (1 + drift) + stood(i * HOP);
    const now = truth + HOP * 1000 + late();
    const heard = (now - stood(i * HOP)) / 1000 / (1 + drift);
    const contextSeconds = Math.max((i + 1) * HOP, Math.floor(heard / STEP) * STEP);
    return clock.capturedAt(i * HOP, contextSeconds, ORIGIN + now) - ORIGIN - truth;
  });
};

it('knows when sound was there, however late it is told', () => {
  const random = createRandom(5);
  const found = errors(20, { late: () => 0.3 + (random() < 0.3 ? random() * 150 : 0) }).slice(100);
  expect(Math.max(...found.map(Math.abs))).toBeLessThan(1);
});

it.each([5e-5, -5e-5])('follows a sound card whose clock drifts by %d', (drift) => {
  const found = errors(600, { drift }).slice(100);
  expect(Math.max(...found.map(Math.abs))).toBeLessThan(2);
});

it('knows within half a second that the context stood still for a moment', () => {
  const found = errors(10, { stood: (at) => (at > 5 ? 300 : 0) });
  expect(Math.max(...found.slice(5.6 / HOP).map(Math.abs))).toBeLessThan(1);
});

it('begins anew after a pause', () => {
  const clock = createSoundClock();
  clock.capturedAt(1, 1 + HOP, ORIGIN + 1010);
  expect(clock.capturedAt(1.01, 1.01 + HOP, ORIGIN + 61_020)).toBeCloseTo(ORIGIN + 61_010, 0);
});
