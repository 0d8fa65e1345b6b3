import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { restPose } from '../../renderer/core/signals/avatar-pose.ts';
import { createDrawLoop, type PosedPicture } from '../../renderer/session/draw-loop.ts';
import type { DrawnPicture } from '../../renderer/session/statistics.ts';

const posed = (capturedAt: number): PosedPicture => ({
  pose: restPose(capturedAt),
  picture: true,
  capturedAt,
  posedAt: capturedAt,
  clock: null,
});

/** A card that finishes when told. */
const setUp = () => {
  let done = true;
  const orders: number[] = [];
  const finished: DrawnPicture[] = [];
  const loop = createDrawLoop(
    {
      draw({ pose }) {
        orders.push(pose.timeSeconds);
        done = false;
      },
      isDone: () => done,
    },
    (picture) => finished.push(picture),
  );
  const finish = async () => {
    done = true;
    await vi.advanceTimersByTimeAsync(20);
  };
  return { loop, orders, finished, finish };
};

describe('the draw loop', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('draws at once when the card is free', async () => {
    const { loop, orders, finished, finish } = setUp();
    loop.offer(posed(1));
    expect(orders).toEqual([1]);
    await finish();
    expect(finished.map(({ capturedAt }) => capturedAt)).toEqual([1]);
  });

  it('keeps one on the card, and of what waits only the newest', async () => {
    const { loop, orders, finish } = setUp();
    for (const time of [1, 2, 3, 4]) loop.offer(posed(time));
    expect(orders).toEqual([1]);
    await finish();
    expect(orders).toEqual([1, 4]);
    await finish();
    expect(orders).toEqual([1, 4]);
  });

  it('draws nothing more once it is gone', async () => {
    const { loop, orders, finish } = setUp();
    loop.offer(posed(1));
    loop.offer(posed(2));
    loop.dispose();
    await finish();
    expect(orders).toEqual([1]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
