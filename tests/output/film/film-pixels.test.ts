import { expect, it } from 'vitest';
import { layArea } from '../../../renderer/output/film/film-pixels.ts';

it('lays a part of a picture upside up into the whole, and touches nothing else', () => {
  const [width, height] = [4, 3];
  const whole = new Uint8Array(width * height * 4).fill(9);
  // The lower row of the part is red 1, 2; the upper 3, 4.
  const part = Uint8Array.from([1, 2, 3, 4].flatMap((red) => [red, 0, 0, 255]));
  layArea(part, { left: 1, bottom: 0, width: 2, height: 2 }, whole, width, height);
  const reds = Array.from({ length: width * height }, (_, i) => whole[i * 4]);
  expect(reds).toEqual([9, 9, 9, 9, 9, 3, 4, 9, 9, 1, 2, 9]);
});
