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
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...steps)).toBeLessThan(0.035);
    // 40 ms of trembling and an interval of 33.
    expect(Math.min(...shown)).toBeGreaterThan(-0.08);
  });

  it('adds no more than an interval to a line that is even, however slow its beginning was', () => {
    const buffer = createPoseBuffer();
    const late = (sent: number) => (sent < 0.5 ? 0.4 : 0);
    for (let index = 0; index < 240; index += 1) {
      const sent = index / 30;
      buffer.add(moving(sent), sent + AHEAD + late(sent));
      buffer.at(sent + AHEAD + late(sent));
    }
    const now = 239 / 30 + AHEAD;
    expect(buffer.delaySeconds).toBeCloseTo(1 / 30, 3);
    expect(now - AHEAD - (buffer.at(now)?.timeSeconds ?? 0)).toBeCloseTo(1 / 30, 3);
  });

  it('is with the line again at once after a page that stood still', () => {
    const buffer = createPoseBuffer();
    // Everything of the first four seconds is heard at once, as by a page that was loading.
    for (let index = 0; index < 120; index += 1) buffer.add(moving(index / 30), AHEAD + 4);
    for (let index = 120; index < 130; index += 1) buffer.add(moving(index / 30), index / 30 + AHEAD);
    const now = 129 / 30 + AHEAD;
    expect(now - AHEAD - (buffer.at(now)?.timeSeconds ?? 0)).toBeLessThan(0.35);
  });

  it('does not wait for the next of a sender that sends few', () => {
    const buffer = createPoseBuffer();
    for (let index = 0; index < 40; index += 1) buffer.add(moving(index / 10), index / 10 + AHEAD);
    const last = 3.9 + AHEAD;
    expect(buffer.at(last)?.offset[0]).toBeCloseTo(3.8, 3);
    expect(buffer.at(last + 0.025)?.offset[0]).toBeCloseTo(3.85, 3);
    expect(buffer.at(last + 0.05)?.offset[0]).toBeCloseTo(3.9, 3);
  });

  it('goes on evenly past a packet that is lost', () => {
    const buffer = createPoseBuffer();
    const shown: number[] = [];
    let index = 0;
    for (let now = AHEAD; now < AHEAD + 2; now += 1 / 60) {
      for (; index / 30 + AHEAD <= now; index += 1)
        if (index % 10 !== 5) buffer.add(moving(index / 30), index / 30 + AHEAD);
      shown.push(buffer.at(now)?.offset[0] ?? 0);
    }
    const steps = shown.slice(1).map((at, step) => at - (shown[step] ?? 0));
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(-1e-9);
    // Two steps of a thirtieth in about the time of one.
    expect(Math.max(...steps)).toBeLessThan(0.036);
    expect(buffer.delaySeconds).toBeLessThan(0.036);
  });

  it('creeps to a wait that it is told, and back, and never shows a pose before an earlier one', () => {
    const buffer = createPoseBuffer();
    const shown: number[] = [];
    let index = 0;
    for (let now = AHEAD; now < AHEAD + 6; now += 1 / 60) {
      for (; index / 30 + AHEAD <= now; index += 1) buffer.add(moving(index / 30), index / 30 + AHEAD);
      if (now > AHEAD + 1) buffer.hold(now < AHEAD + 3 ? AHEAD + 0.15 : null);
      shown.push(buffer.at(now)?.offset[0] ?? 0);
      if (Math.abs(now - AHEAD - 3) >= 0.01) continue;
      expect(buffer.delaySeconds).toBeCloseTo(0.15, 2);
      expect(buffer.spareSeconds).toBeCloseTo(0.15 - 1 / 30, 2);
    }
    expect(buffer.delaySeconds).toBeCloseTo(1 / 30, 2);
    expect(buffer.spareSeconds).toBeCloseTo(0, 2);
    const steps = shown.slice(1).map((at, step) => at - (shown[step] ?? 0));
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(-1e-9);
    expect(Math.max(...steps)).toBeLessThan(0.036);
  });

  it('shows nothing earlier for a sender that is slow for a while and was waited for', () => {
    const buffer = createPoseBuffer();
    const slow = (sent: number) => (sent > 3 && sent < 5 ? 0.1 : 0);
    const shown: number[] = [];
    let index = 0;
    for (let now = AHEAD; now < AHEAD + 7; now += 1 / 60) {
      for (; index / 30 + AHEAD + slow(index / 30) <= now; index += 1) buffer.add(moving(index / 30), now);
      buffer.hold(AHEAD + 0.2);
      if (now > AHEAD + 2) shown.push(now - (buffer.at(now)?.offset[0] ?? 0) - AHEAD);
    }
    expect(Math.min(...shown)).toBeGreaterThan(0.18);
    expect(Math.max(...shown)).toBeLessThan(0.22);
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
