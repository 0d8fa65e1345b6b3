import { describe, expect, it } from 'vitest';
import {
  CLOCK_BITS,
  CLOCK_BLOCKS,
  CLOCK_HEIGHT,
  clockBlocks,
  readClock,
} from '../../renderer/core/signals/picture-clock.ts';

const WIDTH = 320;
const HEIGHT = 180;

const pictureOf = (value: number, grey: readonly [number, number] = [0, 255]) => {
  const data = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
  for (const [block, white] of clockBlocks(value).entries()) {
    for (let y = 0; y < HEIGHT * CLOCK_HEIGHT; y += 1) {
      for (
        let x = Math.floor((block * WIDTH) / CLOCK_BLOCKS);
        x < ((block + 1) * WIDTH) / CLOCK_BLOCKS;
        x += 1
      ) {
        data.fill(white ? grey[1] : grey[0], (y * WIDTH + x) * 4, (y * WIDTH + x) * 4 + 4);
      }
    }
  }
  return { width: WIDTH, height: HEIGHT, data };
};

describe('the clock in a picture', () => {
  it.each([0, 1, 4711, 2 ** CLOCK_BITS - 1])('reads %i back', (value) => {
    expect(readClock(pictureOf(value))).toBe(value);
    expect(readClock(pictureOf(value, [60, 190]))).toBe(value);
  });

  it('reads nothing from a picture without one', () => {
    expect(
      readClock({ width: WIDTH, height: HEIGHT, data: new Uint8ClampedArray(WIDTH * HEIGHT * 4) }),
    ).toBeNull();
    expect(
      readClock({ width: WIDTH, height: HEIGHT, data: new Uint8ClampedArray(WIDTH * HEIGHT * 4).fill(255) }),
    ).toBeNull();
  });
});
