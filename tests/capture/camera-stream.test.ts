import { describe, expect, it } from 'vitest';
import { readCamera } from '../../renderer/capture/camera-stream.ts';
import { fakeFrame } from './fake-pictures.ts';

/** A camera whose pictures carry these times, seconds. */
const camera = (...times: number[]) => {
  let cancelled = false;
  const stream = new ReadableStream<VideoFrame>({
    pull(controller) {
      const time = times.shift();
      if (time === undefined) controller.close();
      else controller.enqueue(fakeFrame(time * 1e6));
    },
    cancel() {
      cancelled = true;
    },
  });
  return { stream, isCancelled: () => cancelled };
};

describe('readCamera', () => {
  it('counts time from the first picture', async () => {
    const times: number[] = [];
    for await (const { timeSeconds } of readCamera(camera(100, 100.04, 100.08).stream, 0.04))
      times.push(timeSeconds);
    expect(times.map((time) => Math.round(time * 100))).toEqual([0, 4, 8]);
  });

  it('does not blame a gap in the camera’s own pictures on tracking', async () => {
    const dropped: number[] = [];
    for await (const picture of readCamera(camera(0, 0.04, 0.4).stream, 0.04))
      dropped.push(picture.droppedBefore);
    expect(dropped).toEqual([0, 0, 0]);
  });

  it('lets the camera go when the reader stops', async () => {
    const { stream, isCancelled } = camera(0, 0.04, 0.08, 0.12);
    for await (const _picture of readCamera(stream, 0.04)) break;
    expect(isCancelled()).toBe(true);
  });
});
