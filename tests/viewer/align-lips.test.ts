import { describe, expect, it } from 'vitest';
import { createSenderClock } from '../../renderer/core/broadcast/sender-clock.ts';
import { alignLips, type Held } from '../../renderer/viewer/align-lips.ts';

/** So old each comes by itself, milliseconds; what is held adds to it. */
const settle = (natural: { pose: number; sound: number }, from: Held = { pose: 0, sound: 0 }): Held => {
  let held = from;
  for (let second = 0; second < 5; second += 1) {
    held = alignLips({ pose: natural.pose + held.pose, sound: natural.sound + held.sound }, held);
  }
  return held;
};

describe('lips and voice', () => {
  it.each([
    [{ pose: 180, sound: 90 }],
    [{ pose: 60, sound: 210 }],
    [{ pose: 100, sound: 104 }],
    [{ pose: 900, sound: 20 }],
  ])('come together within 20 ms, and no later than the later of them: %j', (natural) => {
    const held = settle(natural);
    const [pose, sound] = [natural.pose + held.pose, natural.sound + held.sound];
    expect(Math.abs(pose - sound)).toBeLessThan(20);
    expect(Math.max(pose, sound)).toBeLessThan(Math.max(natural.pose, natural.sound) + 20);
  });

  it('let go of what is held when the line gets better', () => {
    const worse = settle({ pose: 60, sound: 300 });
    expect(worse.pose).toBeGreaterThan(200);
    const better = settle({ pose: 60, sound: 80 }, worse);
    expect(better.pose).toBeLessThan(40);
    expect(better.sound).toBe(0);
  });
});

it('knows the sender’s clock by the message that took the shortest way', () => {
  const clock = createSenderClock();
  expect(clock.at(0, 5)).toBeNull();
  // Five seconds ahead; the ways took 40, 5 and 90 ms.
  for (const [now, way] of [
    [1000, 40],
    [2000, 5],
    [3000, 90],
  ] as const)
    clock.heard(now - way + 5000, now);
  expect(Math.abs((clock.at(4000, 5) ?? 0) - 9000)).toBeLessThan(1);
});
