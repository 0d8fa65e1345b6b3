import { expect, it } from 'vitest';
import { createSoundQueue } from '../../renderer/output/broadcast/sound-queue.ts';

const hop = (capturedAt: number) => ({
  samples: new Float32Array(480),
  samplesPerSecond: 48_000,
  capturedAt,
});

/** A microphone whose hops come 5 ms after their moment, and pictures that take so long; how late each hop goes out. */
const play = (pictureTakes: (at: number) => number, milliseconds: number) => {
  let now = 0;
  const sent: { readonly capturedAt: number; readonly late: number }[] = [];
  const queue = createSoundQueue(
    () => now,
    ({ capturedAt }) => sent.push({ capturedAt, late: now - capturedAt }),
  );
  for (; now < milliseconds; now += 1) {
    if (now % 10 === 5) queue.add(hop(now - 5));
    const took = pictureTakes(now);
    if ((now - took) % 33 === 0 && now >= took) queue.pictured(now - took);
  }
  return { queue, sent };
};

it('lets sound go with the pictures of its moment, hop by hop', () => {
  const { sent } = play(() => 80, 4000);
  const settled = sent.slice(20);
  for (const { late } of settled) expect(Math.abs(late - 80)).toBeLessThanOrEqual(10);
  const steps = settled
    .slice(1)
    .map(({ capturedAt }, index) => capturedAt - (settled[index]?.capturedAt ?? 0));
  expect(new Set(steps)).toEqual(new Set([10]));
  // Never two at once: a burst makes whoever plays it wait.
  const goneAt = settled.map(({ capturedAt, late }) => capturedAt + late);
  expect(new Set(goneAt).size).toBe(goneAt.length);
});

it('follows pictures that take longer, and no further than anybody would wait', () => {
  const { sent } = play((at) => (at < 1000 ? 40 : 160), 8000);
  expect(Math.abs((sent.at(-1)?.late ?? 0) - 160)).toBeLessThanOrEqual(12);
  const ill = play(() => 2000, 9000).sent;
  expect(ill.at(-1)?.late).toBeLessThanOrEqual(415);
});

it('sends silence for what a microphone that stood still has lost, and nothing for one that was off', () => {
  const sent: [number, number][] = [];
  const queue = createSoundQueue(
    () => 10_000,
    ({ capturedAt, samples }) => sent.push([capturedAt, samples.length / 48]),
  );
  for (const at of [0, 10, 130, 142, 3000]) queue.add(hop(at));
  expect(sent).toEqual([
    [0, 10],
    [10, 10],
    [20, 110],
    [130, 10],
    [142, 10],
    [3000, 10],
  ]);
});

it('lets it go at once where there are no pictures, and keeps nothing that was cleared', () => {
  const { queue, sent } = play(() => Number.POSITIVE_INFINITY, 500);
  expect(new Set(sent.map(({ late }) => late))).toEqual(new Set([5]));
  const count = sent.length;
  queue.clear();
  queue.pictured(500);
  expect(sent).toHaveLength(count);
});
