import { expect, it } from 'vitest';
import { createSoundQueue } from '../../renderer/output/broadcast/sound-queue.ts';

const hop = (capturedAt: number) => ({
  samples: new Float32Array(480),
  samplesPerSecond: 48_000,
  capturedAt,
});

it('lets sound go with the picture of its moment', () => {
  const sent: number[] = [];
  const queue = createSoundQueue(({ capturedAt }) => sent.push(capturedAt));
  for (const at of [1000, 1010, 1020, 1030]) queue.add(hop(at));
  expect(sent).toEqual([]);
  queue.pictured(1015);
  expect(sent).toEqual([1000, 1010]);
  queue.pictured(1030);
  expect(sent).toEqual([1000, 1010, 1020, 1030]);
});

it('lets it go alone when no picture comes, late but whole and in order', () => {
  const sent: number[] = [];
  const queue = createSoundQueue(({ capturedAt }) => sent.push(capturedAt));
  for (let at = 0; at <= 1000; at += 10) queue.add(hop(at));
  expect(sent).toEqual(Array.from({ length: 61 }, (_, index) => index * 10));
  queue.clear();
  queue.pictured(2000);
  expect(sent).toHaveLength(61);
});
