import { describe, expect, it } from 'vitest';
import { createSenderClock } from '../../renderer/core/broadcast/sender-clock.ts';
import { alignLips, type Waits } from '../../renderer/viewer/align-lips.ts';

const NOTHING: Waits = { picture: 0, sound: 0 };

/**
 * Of each how old it is when it waits no longer than it must, and how long that is, milliseconds. Pictures go where they are
 * told at once; sound gets there slowly, and a buffer never quite waits what it is told.
 */
interface Line {
  readonly age: Waits;
  readonly must: Waits;
}
const settle = ({ age, must }: Line, from = NOTHING, seconds = 30) => {
  let told = from;
  let waits = { picture: Math.max(must.picture, from.picture), sound: Math.max(must.sound, from.sound) };
  const ageOf = (what: keyof Waits) => age[what] + waits[what] - must[what];
  for (let second = 0; second < seconds; second += 1) {
    told = alignLips(
      { age: ageOf('picture'), waits: waits.picture, told: told.picture },
      { age: ageOf('sound'), waits: waits.sound, told: told.sound },
    );
    const wanted = Math.max(must.sound, told.sound);
    const step = Math.max(-20, Math.min(50, wanted - waits.sound));
    waits = { picture: Math.max(must.picture, told.picture - 15), sound: waits.sound + step };
  }
  return { told, age: { picture: ageOf('picture'), sound: ageOf('sound') } };
};

describe('lips and voice', () => {
  it.each([
    { age: { picture: 180, sound: 90 }, must: { picture: 40, sound: 50 } },
    { age: { picture: 60, sound: 210 }, must: { picture: 0, sound: 120 } },
    { age: { picture: 370, sound: 450 }, must: { picture: 50, sound: 110 } },
    { age: { picture: 100, sound: 104 }, must: { picture: 30, sound: 40 } },
    { age: { picture: 900, sound: 20 }, must: { picture: 40, sound: 20 } },
  ])('come together, and no later than the later of them: $age', (line) => {
    const { age } = settle(line);
    expect(Math.abs(age.picture - age.sound)).toBeLessThan(10);
    expect(Math.max(age.picture, age.sound)).toBeLessThan(Math.max(line.age.picture, line.age.sound) + 10);
  });

  it('let go of what is held when the line gets better', () => {
    const must = { picture: 40, sound: 100 };
    const worse = settle({ age: { picture: 60, sound: 300 }, must });
    expect(worse.told.picture).toBeGreaterThan(200);
    const better = settle({ age: { picture: 60, sound: 80 }, must }, worse.told, 60);
    expect(better.told.sound).toBe(0);
    expect(better.age.picture).toBeLessThan(95);
  });

  it('do not wait for each other for ever', () => {
    const { told } = settle({ age: { picture: 100, sound: 3000 }, must: { picture: 40, sound: 2900 } });
    expect(told.picture).toBeLessThanOrEqual(500);
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
