/**
 * A clock in a picture: a strip along the top edge of 20 blocks, each 1/20 of the width and 1/16 of the height:
 * white, 18 bits of a number (most significant first; white is 1), black. The bench draws it into the camera's picture
 * and finds it again in the avatar's, which gives the delay of everything in between.
 */
export const CLOCK_BITS = 18;
export const CLOCK_BLOCKS = CLOCK_BITS + 2;
/** Share of the picture's height that the strip takes. */
export const CLOCK_HEIGHT = 1 / 16;

/** White (true) or black for each block of the strip. */
export const clockBlocks = (value: number): boolean[] => [
  true,
  ...Array.from({ length: CLOCK_BITS }, (_, bit) => ((value >> (CLOCK_BITS - 1 - bit)) & 1) === 1),
  false,
];

/** RGBA rows, top row first. Null where the strip's white and black ends are not there. */
export function readClock(picture: {
  width: number;
  height: number;
  data: Uint8ClampedArray | Uint8Array;
}): number | null {
  const row = Math.floor((CLOCK_HEIGHT / 2) * picture.height);
  const isWhite = (block: number): boolean => {
    const column = Math.floor(((block + 0.5) / CLOCK_BLOCKS) * picture.width);
    return (picture.data[(row * picture.width + column) * 4 + 1] ?? 0) > 127;
  };
  if (!isWhite(0) || isWhite(CLOCK_BLOCKS - 1)) return null;
  let value = 0;
  for (let bit = 0; bit < CLOCK_BITS; bit += 1) value = value * 2 + (isWhite(bit + 1) ? 1 : 0);
  return value;
}
