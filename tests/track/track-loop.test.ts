import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CapturedPicture, PictureRun } from '../../renderer/capture/captured-picture.ts';
import type { FromTracker } from '../../renderer/track/protocol.ts';
import { createTrackLoop, type TrackLoop } from '../../renderer/track/track-loop.ts';

const CAMERA = { kind: 'camera', stream: new ReadableStream<VideoFrame>(), pictureSeconds: 1 / 30 } as const;

describe('the track loop', () => {
  let sent: FromTracker[];
  let closed: number;
  let loop: TrackLoop;
  let give: () => Promise<void>;

  beforeEach(() => {
    vi.useFakeTimers();
    sent = [];
    closed = 0;
    let next: (picture: CapturedPicture) => void = () => undefined;
    async function* pictures(): PictureRun {
      for (;;)
        yield await new Promise<CapturedPicture>((resolve) => {
          next = resolve;
        });
    }
    give = async () => {
      const frame = { close: () => (closed += 1) } as unknown as VideoFrame;
      next({ frame, rotation: 0, capturedAt: 0, timeSeconds: 0, droppedBefore: 0 });
      await vi.advanceTimersByTimeAsync(0);
    };
    loop = createTrackLoop({
      tracker: { track: () => ({ face: null, landmarks: null, inferenceMilliseconds: 0 }) },
      shrinker: { shrink: async () => ({}) as ImageData },
      clockOrigin: 0,
      readClock: false,
      open: async () => pictures(),
      send: (message) => sent.push(message),
    });
    void loop.play(1, CAMERA);
  });
  afterEach(() => {
    loop.stop();
    vi.useRealTimers();
  });
  const pictures = () => sent.filter((message) => message.kind === 'tracked' && message.picture).length;

  it('ticks when no picture comes', async () => {
    await vi.advanceTimersByTimeAsync(1000);
    loop.tick();
    expect(sent).toMatchObject([{ kind: 'tracked', picture: false }]);
  });

  it('throws pictures away while it rests, and says nothing', async () => {
    await vi.advanceTimersByTimeAsync(1000);
    loop.rest(true);
    for (let i = 0; i < 3; i += 1) await give();
    await vi.advanceTimersByTimeAsync(1000);
    loop.tick();
    expect([closed, sent]).toEqual([3, []]);
  });

  it('is back with the next picture, without a tick before it', async () => {
    loop.rest(true);
    await vi.advanceTimersByTimeAsync(1000);
    loop.rest(false);
    loop.tick();
    expect(sent).toEqual([]);
    await give();
    expect(pictures()).toBe(1);
  });
});
