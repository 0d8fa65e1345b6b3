import { describe, expect, it } from 'vitest';
import { createSteadyDelay } from '../../../electron/services/virtual-camera/steady-delay.ts';
import { createRandom } from '../../../renderer/core/math/seeded-random.ts';

const PERIOD = 1000 / 30;

/** How late each picture is shown after it was taken, given how late it arrives. */
const shownAfter = (count: number, latency: (i: number) => number): number[] => {
  const steady = createSteadyDelay();
  return Array.from({ length: count }, (_, i) => {
    const capturedAt = 1e12 + i * PERIOD;
    return steady.due(capturedAt, capturedAt + latency(i)) - capturedAt;
  });
};

const spread = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return at(0.95) - at(0.05);
};

describe('a steady delay', () => {
  it('shows trembling pictures at an even pace', () => {
    const random = createRandom(9);
    const latencies = Array.from({ length: 300 }, () => 30 + random() * 12);
    const shown = shownAfter(300, (i) => latencies[i] ?? 0).slice(60);
    expect(spread(latencies)).toBeGreaterThan(9);
    expect(spread(shown)).toBeLessThan(3);
    expect(Math.max(...shown)).toBeLessThan(43);
  });

  it('does not wait for the odd straggler', () => {
    const shown = shownAfter(300, (i) => (i % 30 === 29 ? 200 : 30)).filter(
      (_, i) => i > 60 && i % 30 !== 29,
    );
    expect(Math.max(...shown)).toBeLessThan(50);
  });

  it('never shows a picture before it is there', () => {
    const random = createRandom(2);
    const latencies = Array.from({ length: 200 }, () => random() * 80);
    shownAfter(200, (i) => latencies[i] ?? 0).forEach((shown, i) => {
      expect(shown).toBeGreaterThanOrEqual((latencies[i] ?? 0) - 1e-3);
    });
  });

  it('follows a source that became slower or faster, in small steps', () => {
    const shown = shownAfter(400, (i) => (i < 100 || i > 250 ? 20 : 50));
    expect(shown[240]).toBeCloseTo(50, 0);
    expect(shown[399]).toBeCloseTo(20, 0);
    const falls = shown.slice(251).map((value, i) => (shown[250 + i] ?? value) - value);
    expect(Math.max(...falls)).toBeLessThan(2);
  });
});
