import { describe, expect, it } from 'vitest';
import { createSenderClock } from '../../renderer/core/broadcast/sender-clock.ts';
import { createLipAligner } from '../../renderer/viewer/align-lips.ts';

interface Both {
  readonly picture: number;
  readonly sound: number;
}

/** Of each how old it is when it waits no longer than it must, and how long that is, milliseconds. */
interface Line {
  readonly age: Both;
  readonly must: Both;
}

/** Pictures by a buffer that never quite waits what it is told; sound by one that gets there in its own time. */
const createViewer = (isDrawn: boolean) => {
  const aligner = createLipAligner();
  let told: Both = { picture: 0, sound: 0 };
  let wished: number | null = null;
  let waits: Both | null = null;
  const look = ({ age, must }: Line): Both => {
    waits ??= must;
    const base = { picture: age.picture - must.picture, sound: age.sound - must.sound };
    const wanted = Math.max(must.sound, told.sound - 10);
    waits = {
      picture: Math.max(must.picture, isDrawn ? (wished ?? 0) - base.picture : told.picture - 15),
      sound: Math.max(must.sound, waits.sound + Math.max(-20, Math.min(50, wanted - waits.sound))),
    };
    const now = { picture: base.picture + waits.picture, sound: base.sound + waits.sound };
    const flow = (what: keyof Both, of: Both) => ({
      age: now[what],
      waits: of[what],
      spare: of[what] - must[what],
    });
    const meeting = aligner.meet(flow('picture', waits), flow('sound', waits));
    [told, wished] = [meeting.waits, meeting.age];
    return now;
  };
  const settle = (line: Line, seconds = 60): Both => {
    let now = look(line);
    for (let second = 1; second < seconds; second += 1) now = look(line);
    return now;
  };
  return { look, settle };
};

describe.each([
  ['played', false],
  ['drawn', true],
] as const)('lips that are %s, and the voice', (_, isDrawn) => {
  it.each([
    { age: { picture: 180, sound: 90 }, must: { picture: 40, sound: 50 } },
    { age: { picture: 60, sound: 210 }, must: { picture: 0, sound: 120 } },
    { age: { picture: 370, sound: 450 }, must: { picture: 50, sound: 110 } },
    { age: { picture: 100, sound: 104 }, must: { picture: 30, sound: 40 } },
    { age: { picture: 900, sound: 20 }, must: { picture: 40, sound: 20 } },
  ])('come together, and no later than the later of them: $age', (line) => {
    const age = createViewer(isDrawn).settle(line);
    expect(Math.abs(age.picture - age.sound)).toBeLessThan(10);
    expect(Math.max(age.picture, age.sound)).toBeLessThan(Math.max(line.age.picture, line.age.sound) + 10);
  });

  it('let go of what is held when the line gets better', () => {
    const viewer = createViewer(isDrawn);
    const must = { picture: 40, sound: 100 };
    const worse = viewer.settle({ age: { picture: 60, sound: 300 }, must });
    expect(worse.picture).toBeGreaterThan(290);
    const better = viewer.settle({ age: { picture: 60, sound: 80 }, must });
    expect(Math.max(better.picture, better.sound)).toBeLessThan(95);
  });

  it('stay together where sound is held up again and again', () => {
    const viewer = createViewer(isDrawn);
    viewer.settle({ age: { picture: 100, sound: 200 }, must: { picture: 40, sound: 120 } });
    const apart = Array.from({ length: 120 }, (_, second) => {
      const late = 50 * (1 + Math.sin((second * Math.PI) / 3));
      const { picture, sound } = viewer.look({
        age: { picture: 100, sound: 200 + late },
        must: { picture: 40, sound: 120 + late },
      });
      return sound - picture;
    });
    const settled = apart.slice(20);
    const mean = settled.reduce((sum, one) => sum + one, 0) / settled.length;
    expect(Math.abs(mean)).toBeLessThan(10);
    // Left to itself it would come and go by a hundred.
    expect(Math.max(...settled.map(Math.abs))).toBeLessThan(30);
  });

  it('do not wait for each other for ever', () => {
    const age = createViewer(isDrawn).settle({
      age: { picture: 100, sound: 3000 },
      must: { picture: 40, sound: 2900 },
    });
    expect(age.picture).toBeLessThanOrEqual(600);
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
