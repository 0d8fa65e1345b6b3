import { expect, it } from 'vitest';
import { createAllowance } from '../../../electron/services/broadcast/allowance.ts';

it('gives so much at once, and then as it fills', () => {
  const allowance = createAllowance(3, 2);
  const take = (seconds: number) => allowance.take(seconds);
  expect([0, 0, 0, 0].map(take)).toEqual([true, true, true, false]);
  expect([0.4, 0.5, 0.6].map(take)).toEqual([false, true, false]);
  expect([100, 100, 100, 100].map(take)).toEqual([true, true, true, false]);
});

it('is not filled by a clock that goes back', () => {
  const allowance = createAllowance(1, 1);
  expect([10, 5, 5.5].map((seconds) => allowance.take(seconds))).toEqual([true, false, false]);
});
