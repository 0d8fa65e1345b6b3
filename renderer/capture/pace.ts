import { epochNow, type PictureRun } from './captured-picture.ts';

/** When the clock has run away this far (a laptop slept), the file goes on from where it is instead of racing. */
const LOST_SECONDS = 2;

/** However slow the reader, it gets a picture after so many seconds of dropped ones. */
const MOST_DROPPED_SECONDS = 1;

const sleep = (milliseconds: number) => new Promise<void>((wake) => setTimeout(wake, milliseconds));

/** Plays a run of pictures at its own speed by the wall clock. One whose successor is due already is dropped and counted. */
export async function* paced(once: () => PictureRun, loop: boolean): PictureRun {
  let startedAt = epochNow();
  let offset = 0;
  let dropped = 0;
  do {
    let last = 0;
    let distance = 1 / 30;
    let shown = 0;
    for await (const picture of once()) {
      shown += 1;
      if (picture.timeSeconds > last) distance = picture.timeSeconds - last;
      last = picture.timeSeconds;
      const timeSeconds = offset + picture.timeSeconds;
      let lateSeconds = (epochNow() - startedAt) / 1000 - timeSeconds;
      if (lateSeconds > LOST_SECONDS) {
        startedAt += lateSeconds * 1000;
        lateSeconds = 0;
      }
      if (lateSeconds >= distance && dropped * distance < MOST_DROPPED_SECONDS) {
        dropped += 1;
        picture.frame.close();
        continue;
      }
      if (lateSeconds < 0) await sleep(-lateSeconds * 1000);
      const droppedBefore = dropped;
      dropped = 0;
      yield { ...picture, timeSeconds, capturedAt: startedAt + timeSeconds * 1000, droppedBefore };
    }
    if (shown === 0) return;
    offset += last + distance;
  } while (loop);
}
