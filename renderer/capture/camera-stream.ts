import { epochNow, type PictureRun } from './captured-picture.ts';

/**
 * Pictures of a live camera, latest first: while the reader is busy the stream keeps one picture and forgets the rest.
 * `pictureSeconds` is the camera's nominal distance between pictures; it turns a gap in the time stamps into a count
 * of pictures that were lost to a busy reader (a gap while idle is the camera's own doing, in dim light for example).
 */
export async function* readCamera(stream: ReadableStream<VideoFrame>, pictureSeconds: number): PictureRun {
  const reader = stream.getReader();
  let first: number | null = null;
  let previous: number | null = null;
  let gaveAt = epochNow();
  try {
    for (;;) {
      const busySeconds = (epochNow() - gaveAt) / 1000;
      const { value: frame, done } = await reader.read();
      if (done) return;
      const time = frame.timestamp / 1e6;
      first ??= time;
      const missed = previous === null ? 0 : Math.round((time - previous) / pictureSeconds) - 1;
      const droppedBefore = Math.max(0, Math.min(missed, Math.floor(busySeconds / pictureSeconds)));
      previous = time;
      gaveAt = epochNow();
      yield { frame, rotation: 0, capturedAt: gaveAt, timeSeconds: time - first, droppedBefore };
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
