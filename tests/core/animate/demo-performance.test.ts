import { describe, expect, it } from 'vitest';
import { demoPose } from '../../../renderer/core/animate/demo-performance.ts';
import { DEMO_SECONDS } from '../../../renderer/core/animate/demo-tracks.ts';
import { multiply, toEuler } from '../../../renderer/core/math/quaternion.ts';
import { ARKIT_COUNT } from '../../../renderer/core/signals/arkit.ts';
import { read } from '../make-face.ts';

const FRAMES = DEMO_SECONDS * 30;
const poses = Array.from({ length: FRAMES + 1 }, (_, i) => demoPose(i / 30));

describe('demo performance', () => {
  it('begins and ends with the same resting face, and repeats', () => {
    const { timeSeconds: _, ...first } = demoPose(0);
    const { timeSeconds: __, ...again } = demoPose(DEMO_SECONDS);
    expect(again).toEqual(first);
    expect(Math.max(...first.weights)).toBe(0);
    const late = demoPose(7.3 + 3 * DEMO_SECONDS).weights;
    demoPose(7.3).weights.forEach((weight, i) => {
      expect(late[i]).toBeCloseTo(weight, 6);
    });
  });

  it('has no seam: the step across the end is no greater than those beside it', () => {
    const yaw = (t: number): number => toEuler(demoPose(t).head).yaw;
    expect(Math.abs(yaw(DEMO_SECONDS + 0.01) - yaw(DEMO_SECONDS - 0.01))).toBeLessThan(0.002);
  });

  it('moves at least 40 shapes visibly, all within 0..1', () => {
    const highest = new Array<number>(ARKIT_COUNT).fill(0);
    for (const { weights } of poses)
      weights.forEach((weight, i) => {
        expect(weight >= 0 && weight <= 1).toBe(true);
        highest[i] = Math.max(highest[i] ?? 0, weight);
      });
    expect(highest.filter((weight) => weight > 0.2).length).toBeGreaterThanOrEqual(40);
  });

  it('closes the lips for each of its m, p and b and opens them widely between', () => {
    const gaps = poses.map(({ weights }) => read(weights, 'jawOpen') - read(weights, 'mouthClose'));
    const speech = gaps.slice(Math.round(0.9 * 30), Math.round(6.3 * 30));
    const closures = speech.filter((gap, i) => gap < 0.02 && (speech[i - 1] ?? 0) >= 0.02).length;
    expect(closures).toBeGreaterThanOrEqual(5);
    expect(Math.max(...speech)).toBeGreaterThan(0.6);
  });

  it('turns the head 20° either way and blinks with both eyes and with one', () => {
    const yaws = poses.map(({ chest, neck, head }) => toEuler(multiply(multiply(chest, neck), head)).yaw);
    expect(Math.max(...yaws)).toBeGreaterThan(0.35);
    expect(Math.min(...yaws)).toBeLessThan(-0.35);
    const lids = poses.map(({ weights }) => [read(weights, 'eyeBlinkLeft'), read(weights, 'eyeBlinkRight')]);
    expect(lids.some(([left = 0, right = 0]) => left > 0.9 && right > 0.9)).toBe(true);
    expect(lids.some(([left = 0, right = 0]) => left > 0.9 && right < 0.1)).toBe(true);
  });
});
