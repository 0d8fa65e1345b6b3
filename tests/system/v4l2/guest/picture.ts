import { setTimeout as wait } from 'node:timers/promises';
import type { CameraWriter } from '../../../../electron/services/virtual-camera/camera-writer.ts';
import { pictureBytes } from '../../../../renderer/core/virtual-camera.ts';

/** As in mapped-reader.c. */
const PATTERNS = 8;

/** Pictures of which each byte hangs on the picture's number, so that a reader sees what is lost, torn or shifted. */
export const createPictures = (bytes: number): ((number: number) => Buffer) => {
  const patterns = Array.from({ length: PATTERNS }, (_, pattern) => {
    const picture = Buffer.alloc(bytes);
    for (let i = 0; i < bytes; i++) picture[i] = (i * 7 + (i >> 10) * 13 + pattern * 31) & 0xff;
    return picture;
  });
  return (number) => {
    const picture = patterns[number % PATTERNS];
    if (picture === undefined) throw new Error(`no pattern for ${number}`);
    picture.writeUInt32LE(number, 0);
    picture.writeUInt32LE(number, bytes - 4);
    return picture;
  };
};

/** The number of a picture when every byte of it is right, else null. */
export const numberOf = (picture: Buffer, expected: (number: number) => Buffer): number | null => {
  const number = picture.readUInt32LE(0);
  return expected(number).equals(picture) ? number : null;
};

export interface Painting {
  /** The first picture's number. */
  readonly from?: number;
  readonly pictures: number;
  /** Null: as fast as they go. */
  readonly framesPerSecond: number | null;
}

/**
 * Writes numbered pictures at a steady pace, and resolves after the last. Who is late goes on from there: two pictures
 * at once would only test how many the driver keeps, which is two.
 */
export const paint = async (
  writer: Pick<CameraWriter, 'write' | 'format' | 'width' | 'height'>,
  { from = 0, pictures, framesPerSecond }: Painting,
): Promise<void> => {
  const picture = createPictures(pictureBytes(writer.format, writer.width, writer.height));
  let due = performance.now();
  for (let i = 0; i < pictures; i++) {
    await writer.write(picture(from + i));
    if (framesPerSecond === null) continue;
    const interval = 1000 / framesPerSecond;
    due = Math.max(due + interval, performance.now() + interval / 2);
    await wait(due - performance.now());
  }
};

/** Goes on painting at 30 pictures a second until something has happened; resolves with what that was. */
export const paintUntil = async <T>(
  writer: Parameters<typeof paint>[0],
  happened: Promise<T>,
  from = 0,
): Promise<T> => {
  let isOver = false;
  const watched = happened.finally(() => {
    isOver = true;
  });
  for (let next = from; !isOver; next += 5)
    await paint(writer, { from: next, pictures: 5, framesPerSecond: 30 });
  return watched;
};
