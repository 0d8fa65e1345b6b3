import { MasqueError } from '../core/errors.ts';
import type { PictureRun } from './captured-picture.ts';

/** What a picture without a duration of its own gets, seconds; browsers agree on it. */
const DEFAULT_SECONDS = 0.1;

/** A GIF, WebP, PNG or AVIF of several pictures. */
export interface MovingPicture {
  /** All of them once, each at its time. */
  pictures(): PictureRun;
  dispose(): void;
}

/** Null for a still, and for what cannot be opened: whoever reads stills has better words for it. */
export async function openMovingPicture(blob: Blob, name: string): Promise<MovingPicture | null> {
  if (!(await ImageDecoder.isTypeSupported(blob.type))) return null;
  const decoder = new ImageDecoder({
    data: await blob.arrayBuffer(),
    type: blob.type,
    preferAnimation: true,
  });
  const count = await Promise.all([decoder.tracks.ready, decoder.completed]).then(
    () => decoder.tracks.selectedTrack?.frameCount ?? 0,
    () => 0,
  );
  if (count < 2) {
    decoder.close();
    return null;
  }
  async function* pictures(): PictureRun {
    let timeSeconds = 0;
    for (let frameIndex = 0; frameIndex < count; frameIndex += 1) {
      const { image: frame } = await decoder.decode({ frameIndex }).catch((cause: unknown) => {
        const where = `picture ${frameIndex + 1} of ${count}`;
        throw new MasqueError('unreadable', `“${name}” is damaged in ${where}.`, 'Copy the file again.', {
          cause,
        });
      });
      const { duration } = frame;
      yield { frame, rotation: 0, timeSeconds, capturedAt: 0, droppedBefore: 0 };
      timeSeconds += duration ? duration / 1e6 : DEFAULT_SECONDS;
    }
  }
  return { pictures, dispose: () => decoder.close() };
}
