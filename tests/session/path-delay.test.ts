import { describe, expect, it } from 'vitest';
import { createPathDelay } from '../../renderer/session/path-delay.ts';

const HOPS = 200;

describe('the path’s delay', () => {
  it('creeps to what nineteen hops of twenty need', () => {
    const delay = createPathDelay();
    for (let i = 0; i < HOPS; i++) delay.add(i % 10 === 0 ? 0.09 : 0.06);
    const seen: number[] = [];
    for (let i = 0; i <= 90; i++) seen.push(delay.at(i / 30));
    expect(seen[0]).toBe(0);
    for (const [i, value] of seen.slice(1).entries())
      expect(Math.abs(value - (seen[i] ?? 0))).toBeLessThanOrEqual(0.1 / 30 + 1e-9);
    expect(seen.at(-1)).toBeCloseTo(0.09, 6);
  });

  it('waits for no path that is ill, and goes when nothing is heard', () => {
    const delay = createPathDelay();
    for (let i = 0; i < HOPS; i++) delay.add(3);
    delay.at(0);
    expect(delay.at(60)).toBe(0.25);
    delay.rest();
    expect(delay.at(120)).toBe(0);
  });

  it('bears a clock that goes back', () => {
    const delay = createPathDelay();
    for (let i = 0; i < HOPS; i++) delay.add(0.1);
    delay.at(100);
    expect(delay.at(50)).toBe(0);
    expect(delay.at(51)).toBeCloseTo(0.1, 6);
  });
});
