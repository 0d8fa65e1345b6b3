import { expect, it } from 'vitest';
import { seatingOf } from '../../renderer/viewer/room/seating.ts';

it.each([
  [1, 1600, 900, 1],
  [2, 1600, 900, 2],
  [2, 400, 800, 1],
  [4, 1600, 900, 2],
  [4, 400, 800, 1],
  [9, 1600, 900, 3],
  [9, 400, 800, 2],
  [12, 1600, 900, 4],
  [3, 400, 800, 1],
])('seats %i in %i × %i in %i columns', (count, width, height, columns) => {
  const seating = seatingOf(count, width, height, 12);
  expect(seating.columns).toBe(columns);
  const rows = Math.ceil(count / columns);
  expect(columns * seating.width + (columns - 1) * 12).toBeLessThanOrEqual(width);
  expect(rows * seating.height + (rows - 1) * 12).toBeLessThanOrEqual(height);
  const shape = seating.width / seating.height;
  expect(shape).toBeGreaterThan(0.79);
  expect(shape).toBeLessThan(1.79);
});

it('has no tile below nothing', () => {
  expect(seatingOf(9, 10, 10, 12)).toMatchObject({ width: 0, height: 0 });
});
