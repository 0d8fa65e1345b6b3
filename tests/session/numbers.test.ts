import { describe, expect, it } from 'vitest';
import { createSamples, p50p95 } from '../../renderer/session/percentile.ts';
import { createRange } from '../../renderer/session/range.ts';
import { createSecondLog } from '../../renderer/session/second-log.ts';
import type { TrackedPicture } from '../../renderer/track/protocol.ts';

describe('samples', () => {
  it('gives the values that so many stay under', () => {
    const samples = createSamples();
    for (let value = 100; value >= 1; value -= 1) samples.add(value);
    expect(p50p95(samples)).toEqual({ p50: 51, p95: 96 });
  });

  it('forgets the oldest beyond its capacity', () => {
    const samples = createSamples(3);
    for (const value of [100, 100, 1, 2, 3]) samples.add(value);
    expect(samples.percentile(1)).toBe(3);
    expect(samples.count).toBe(5);
  });

  it('is nought without values', () => {
    expect(p50p95(createSamples())).toEqual({ p50: 0, p95: 0 });
    expect(createRange().report(2)).toEqual({ min: 0, max: 0, mean: 0 });
  });
});

describe('the second log', () => {
  const tracked = (at: number, droppedBefore: number): TrackedPicture => ({
    kind: 'tracked',
    run: 1,
    picture: true,
    face: null,
    capturedAt: at - 30,
    trackedAt: at,
    inferenceMilliseconds: 20,
    droppedBefore,
    timeSeconds: 0,
    clock: null,
  });

  it('counts each second, and what was lost in it', () => {
    const log = createSecondLog();
    log.advance(1000);
    for (const [index, dropped] of [0, 2, 0].entries()) log.tracked(tracked(1000 + index * 100, dropped));
    log.sent(4);
    log.drawn({ picture: true, capturedAt: 1000, posedAt: 1030, drawStartedAt: 1031, finishedAt: 1045 });
    expect(log.advance(1900)).toBe(false);
    expect(log.advance(2001)).toBe(true);
    expect(log.last).toEqual({ trackedPerSecond: 3, renderedPerSecond: 1, latencyMilliseconds: 45 });
    expect(log.columns.at(-1)).toEqual({
      captureMilliseconds: 10,
      trackMilliseconds: 20,
      drawMilliseconds: 14,
      outputMilliseconds: 4,
      dropped: 2,
      frames: 3,
    });
    expect(log.secondsSinceLastDrop(2100)).toBeCloseTo(1);
  });

  it('keeps half a minute', () => {
    const log = createSecondLog();
    for (let second = 1; second < 50; second += 1) log.advance(second * 1000);
    expect(log.columns).toHaveLength(30);
  });
});
