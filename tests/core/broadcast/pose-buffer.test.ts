import { describe, expect, it } from 'vitest';
import { createPoseBuffer } from '../../../renderer/core/broadcast/pose-buffer.ts';
import { between, createRandom } from '../../../renderer/core/math/seeded-random.ts';
import { restPose } from '../../../renderer/core/signals/avatar-pose.ts';

/** Where the figure is at this moment: on its way, a metre a second. */
const moving = (timeSeconds: number) => ({ ...restPose(timeSeconds), offset: [timeSeconds, 0, 0] as const });
/** The viewer's clock is an hour ahead, and the line takes 20 ms at best. */
const AHEAD = 3600.02;

describe('the jitter buffer', () => {
  it('has nothing to show before anything has come', () => {
    expect(createPoseBuffer().at(1)).toBeNull();
  });

  it('shows an uneven line evenly, and no later than its worst', () => {
    const buffer = createPoseBuffer();
    const random = createRandom(5);
    const arrivals = Array.from({ length: 300 }, (_, index) => {
      const sent = index / 30;
      return { pose: moving(sent), at: sent + AHEAD + between(random, 0, 0.04) };
    }).sort((a, b) => a.at - b.at);
    const shown: number[] = [];
    let next = 0;
    for (let now = AHEAD; now < AHEAD + 9.9; now += 1 / 60) {
      for (; next < arrivals.length; next += 1) {
        const arrival = arrivals[next];
        if (arrival === undefined || arrival.at > now) break;
        buffer.add(arrival.pose, arrival.at);
      }
      const pose = buffer.at(now);
      if (pose !== null && now > AHEAD + 2) shown.push(pose.offset[0] - (now - AHEAD));
    }
    // Steps of a sixtieth, with no jump that anybody sees, and never back.
    const steps = shown.slice(1).map((lag, index) => lag - (shown[index] ?? 0) + 1 / 60);
    expect(Math.min(...steps)).toBeGreaterThan(0);
    expect(Math.max(...steps)).toBeLessThan(0.03);
    // 40 ms of trembling, an interval of 33, and a margin.
    expect(Math.min(...shown)).toBeGreaterThan(-0.085);
  });

  it('is not held up by a packet that is lost', () => {
    const buffer = createPoseBuffer();
    for (let index = 0; index < 60; index += 1) {
      if (index % 10 !== 5) buffer.add(moving(index / 30), index / 30 + AHEAD);
    }
    // The moment of a lost one: between its neighbours.
    expect(buffer.at(55 / 30 + AHEAD + buffer.delaySeconds)?.offset[0]).toBeCloseTo(55 / 30, 3);
    expect(buffer.delaySeconds).toBeLessThan(0.045);
  });

  it('holds the last pose when no more comes', () => {
    const buffer = createPoseBuffer();
    buffer.add(moving(0), AHEAD);
    buffer.add(moving(0.1), AHEAD + 0.1);
    expect(buffer.at(AHEAD + 100)?.offset[0]).toBe(0.1);
  });

  it('begins anew when the sender does', () => {
    const buffer = createPoseBuffer();
    for (let index = 0; index < 30; index += 1) buffer.add(moving(1000 + index / 30), AHEAD + index / 30);
    buffer.add(moving(0), AHEAD + 1);
    expect(buffer.at(AHEAD + 1.1)?.offset[0]).toBe(0);
  });
});
