import type { CapturedPicture, PictureRun } from '../../renderer/capture/captured-picture.ts';

/** Frames exist only in a browser; this one knows whether it was closed. */
export const fakeFrame = (timestamp = 0) => {
  let closed = false;
  const frame = {
    timestamp,
    close() {
      closed = true;
    },
    get isClosed() {
      return closed;
    },
  };
  // The code under test calls nothing else of a frame.
  return frame as typeof frame & VideoFrame;
};

export const fakePicture = (timeSeconds: number): CapturedPicture => ({
  frame: fakeFrame(timeSeconds * 1e6),
  rotation: 0,
  capturedAt: 0,
  timeSeconds,
  droppedBefore: 0,
});

/** A film of so many pictures at 25 a second. */
export async function* fakeFilm(pictures: number): PictureRun {
  for (let index = 0; index < pictures; index += 1) yield fakePicture(index / 25);
}
