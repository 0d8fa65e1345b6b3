import {
  CLOCK_BITS,
  CLOCK_BLOCKS,
  CLOCK_HEIGHT,
  clockBlocks,
} from '../../../renderer/core/signals/picture-clock.ts';
import { pictureBytes } from '../../../renderer/core/virtual-camera.ts';

/** Numbers that the clock strip can show. */
export const PATTERN_NUMBERS = 2 ** CLOCK_BITS;

/** How many pictures in a row differ everywhere, so that no part of one can pass for a part of the next. */
const PHASES = 8;
const WHITE = 235;
const BLACK = 16;

const grounds = new Map<string, Uint8Array>();

/** Every byte of the ground depends on where it lies and on the picture's number: a torn picture cannot hide. */
const ground = (phase: number, width: number, height: number): Uint8Array => {
  const key = `${phase} ${width} ${height}`;
  const known = grounds.get(key);
  if (known !== undefined) return known;
  const bytes = new Uint8Array(pictureBytes('I420', width, height));
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = (i + (i >>> 9) + phase * 29) & 255;
  grounds.set(key, bytes);
  return bytes;
};

/** An I420 picture that shows its number in the clock strip, and nothing else twice within `PHASES` pictures. */
export const paintPattern = (number: number, width: number, height: number): Uint8Array => {
  const picture = ground(number % PHASES, width, height).slice();
  const rows = Math.floor(height * CLOCK_HEIGHT);
  const strip = new Uint8Array(width);
  const blocks = clockBlocks(number % PATTERN_NUMBERS);
  for (let x = 0; x < width; x += 1)
    strip[x] = blocks[Math.floor((x / width) * CLOCK_BLOCKS)] ? WHITE : BLACK;
  for (let y = 0; y < rows; y += 1) picture.set(strip, y * width);
  return picture;
};
