/** One picture on its way to the tracker. Whoever takes it closes its frame. */
export interface CapturedPicture {
  readonly frame: VideoFrame;
  /** Clockwise turn that makes it upright, degrees; phones store their films lying down. */
  readonly rotation: 0 | 90 | 180 | 270;
  /** When it was taken, milliseconds since 1970 on the clock that `performance.timeOrigin` belongs to. */
  readonly capturedAt: number;
  /** Position in its file, seconds; for a camera, seconds since its first picture. */
  readonly timeSeconds: number;
  /** Pictures before this one that were thrown away because tracking was still busy. */
  readonly droppedBefore: number;
}

/** A run of pictures; ending the iteration releases the camera or file. */
export type PictureRun = AsyncGenerator<CapturedPicture, void, undefined>;

/** Milliseconds since 1970, comparable between a page and its workers (their `performance.now` are not). */
export const epochNow = (): number => performance.timeOrigin + performance.now();
