import { MasqueError } from '../core/errors.ts';
import { epochNow, type PictureRun } from './captured-picture.ts';

/** A still has no speed of its own; it is shown at the rate of an ordinary webcam. */
const STILL_PER_SECOND = 30;

/** A picture larger than this is refused: 200 million pixels, the most that phones take, are 800 MB. */
const MOST_PIXELS = 200_000_000;

/** Longer side that is kept, pixels: no tracker sees more, and it is copied for every picture shown. */
const KEPT_LONG_SIDE = 1920;

/** A picture as it is meant to be looked at, at most so many pixels on its longer side. `name` is what messages call it. */
export async function decodeStill(blob: Blob, name: string, longSide: number): Promise<ImageBitmap> {
  const bitmap = await createImageBitmap(blob, { imageOrientation: 'from-image' }).catch((cause: unknown) => {
    throw new MasqueError(
      'unreadable',
      `“${name}” cannot be opened as a picture; it may be damaged, or too large.`,
      'Choose a PNG, JPEG or WebP picture that an image viewer opens.',
      { cause },
    );
  });
  const { width, height } = bitmap;
  const scale = longSide / Math.max(width, height);
  if (scale >= 1) return bitmap;
  try {
    if (width * height > MOST_PIXELS) {
      throw new MasqueError(
        'unsupported',
        `“${name}” is ${width} × ${height} pixels, more than can be handled.`,
        'Make it smaller than 200 megapixels.',
      );
    }
    return await createImageBitmap(bitmap, {
      resizeWidth: Math.max(1, Math.round(width * scale)),
      resizeHeight: Math.max(1, Math.round(height * scale)),
      resizeQuality: 'medium',
    });
  } finally {
    bitmap.close();
  }
}

/** A still as a camera: once, or for ever at 30 pictures a second. */
export async function* readStillPicture(blob: Blob, name: string, forEver: boolean): PictureRun {
  const bitmap = await decodeStill(blob, name, KEPT_LONG_SIDE);
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
