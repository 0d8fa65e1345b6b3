import { MasqueError } from '../core/errors.ts';
import { epochNow, type PictureRun } from './captured-picture.ts';

/** A still has no speed of its own; it is shown at the rate of an ordinary webcam. */
const STILL_PER_SECOND = 30;

/** A picture larger than this is refused before it eats the memory: 100 million pixels are 400 MB. */
const MOST_PIXELS = 100_000_000;

async function decode(blob: Blob, name: string): Promise<ImageBitmap> {
  const bitmap = await createImageBitmap(blob, { imageOrientation: 'from-image' }).catch((cause: unknown) => {
    throw new MasqueError(
      'unreadable',
      `“${name}” cannot be opened as a picture; it may be damaged.`,
      'Choose a PNG, JPEG or WebP picture that an image viewer opens.',
      { cause },
    );
  });
  if (bitmap.width * bitmap.height <= MOST_PIXELS) return bitmap;
  const size = `${bitmap.width} × ${bitmap.height}`;
  bitmap.close();
  throw new MasqueError(
    'unsupported',
    `“${name}” is ${size} pixels, more than can be handled.`,
    'Make it smaller than 100 megapixels.',
  );
}

/** A still as a camera: once, or for ever at 30 pictures a second. */
export async function* readStillPicture(blob: Blob, name: string, forEver: boolean): PictureRun {
  const bitmap = await decode(blob, name);
  const startedAt = epochNow();
  try {
    for (let shown = 0; shown === 0 || forEver; ) {
      const timeSeconds = shown / STILL_PER_SECOND;
      const wait = startedAt + timeSeconds * 1000 - epochNow();
      if (wait > 0) await new Promise((wake) => setTimeout(wake, wait));
      const frame = new VideoFrame(bitmap, { timestamp: Math.round(timeSeconds * 1e6) });
      yield { frame, rotation: 0, timeSeconds, capturedAt: epochNow(), droppedBefore: 0 };
      shown = Math.max(shown + 1, Math.floor(((epochNow() - startedAt) / 1000) * STILL_PER_SECOND));
    }
  } finally {
    bitmap.close();
  }
}
