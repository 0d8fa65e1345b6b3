import { type PixelFormat, pictureBytes } from '../../../../renderer/core/virtual-camera.ts';

const KINDS = 8;

/** The body that `report.h` expects of pictures whose number leaves this remainder. */
const body = (bytes: number, remainder: number): Uint8Array => {
  const picture = new Uint8Array(bytes);
  for (let place = 4; place < bytes; place++) picture[place] = place + (place >> 9) + remainder * 29;
  return picture;
};

/**
 * Pictures that a reader can check to the last byte: the first four bytes are the number, the rest follows from it.
 * The same memory is handed out again after eight pictures.
 */
export const createTestPictures = (format: PixelFormat, width: number, height: number) => {
  const bytes = pictureBytes(format, width, height);
  const made: (Uint8Array | undefined)[] = Array(KINDS).fill(undefined);
  return (number: number): Uint8Array => {
    const picture = made[number % KINDS] ?? body(bytes, number % KINDS);
    made[number % KINDS] = picture;
    new DataView(picture.buffer).setUint32(0, number, true);
    return picture;
  };
};
