import { type CapturedPicture, epochNow, type PictureRun } from '../capture/captured-picture.ts';
import { MasqueError } from '../core/errors.ts';
import { readClock } from '../core/signals/picture-clock.ts';
import type { FaceTracker } from './face-tracker.ts';
import { paintDots } from './preview-picture.ts';
import type { FromTracker, PictureSource } from './protocol.ts';
import type { Shrinker } from './shrink-picture.ts';

/** Without pictures for so long, ticks take over: the avatar idles on. */
const SILENCE_MILLISECONDS = 120;

export interface TrackLoopParts {
  readonly tracker: FaceTracker;
  readonly shrinker: Shrinker;
  /** Zero of `FaceFrame.timeSeconds`, milliseconds since 1970. */
  readonly clockOrigin: number;
  readonly readClock: boolean;
  open(source: PictureSource): Promise<PictureRun>;
  send(message: FromTracker, transfer?: Transferable[]): void;
}

export interface TrackLoop {
  /** Ends the run before it and tracks every picture of the source, one at a time. */
  play(run: number, source: PictureSource): Promise<void>;
  stop(): void;
  setPreviewEvery(pictures: number): void;
  /** Says nothing while it rests, and is back with the source's next picture. */
  rest(on: boolean): void;
  /** To be called about 30 times a second: sends a tick when no picture came. */
  tick(): void;
}

/** A problem in words that a person can act on, whatever was thrown. */
export const problemOf = (run: number | null, cause: unknown): FromTracker => {
  const known = cause instanceof MasqueError ? cause : null;
  return {
    kind: 'problem',
    run,
    reason: known?.reason ?? 'failed',
    message: known?.message ?? `Tracking stopped: ${cause instanceof Error ? cause.message : String(cause)}`,
    cure: known?.cure ?? 'Try again. If it happens again, copy the report from Diagnostics.',
  };
};

const isLive = (source: PictureSource): boolean => source.kind === 'camera' || source.live;

/** One picture in flight: the next is asked for when the one before has been tracked and sent. */
export function createTrackLoop(parts: TrackLoopParts): TrackLoop {
  let playing: { readonly run: number; readonly live: boolean; pictures: PictureRun | null } | null = null;
  let lastPictureAt = 0;
  let previewEvery = 0;
  let pictureCount = 0;
  let resting = false;

  const sendPreview = async (picture: ImageData, landmarks: Float32Array | null) => {
    // The picture has been tracked; painting into it harms nobody.
    if (landmarks !== null) paintDots(picture, landmarks);
    const bitmap = await createImageBitmap(picture);
    parts.send({ kind: 'preview', bitmap }, [bitmap]);
  };

  const trackOne = async (run: number, live: boolean, picture: CapturedPicture) => {
    const small = await parts.shrinker.shrink(picture).finally(() => picture.frame.close());
    const timeSeconds = live ? (picture.capturedAt - parts.clockOrigin) / 1000 : picture.timeSeconds;
    const { face, landmarks, inferenceMilliseconds } = parts.tracker.track(small, timeSeconds);
    lastPictureAt = epochNow();
    parts.send({
      kind: 'tracked',
      run,
      picture: true,
      face,
      capturedAt: picture.capturedAt,
      trackedAt: lastPictureAt,
      inferenceMilliseconds,
      droppedBefore: picture.droppedBefore,
      timeSeconds: picture.timeSeconds,
      clock: parts.readClock ? readClock(small) : null,
    });
    pictureCount += 1;
    if (previewEvery > 0 && pictureCount % previewEvery === 0) await sendPreview(small, landmarks);
  };

  const stop = () => {
    // Not waited for: a camera that gives no more pictures would never answer.
    void playing?.pictures?.return();
    playing = null;
  };

  return {
    stop,
    setPreviewEvery(pictures) {
      previewEvery = pictures;
    },
    rest(on) {
      resting = on;
      // The next picture is near: a tick before it would be a face lost for a moment.
      lastPictureAt = epochNow();
    },
    async play(run, source) {
      stop();
      const mine: NonNullable<typeof playing> = { run, live: isLive(source), pictures: null };
      playing = mine;
      try {
        const pictures = await parts.open(source);
        mine.pictures = pictures;
        for await (const picture of pictures) {
          if (playing === mine && !resting) await trackOne(run, mine.live, picture);
          else picture.frame.close();
          if (playing !== mine) break;
        }
        if (playing === mine) parts.send({ kind: 'ended', run });
      } catch (cause) {
        if (playing === mine) parts.send(problemOf(run, cause));
      } finally {
        if (playing === mine) playing = null;
      }
    },
    tick() {
      const now = epochNow();
      if (resting) return;
      if (now - lastPictureAt < SILENCE_MILLISECONDS || playing?.live === false) return;
      parts.send({
        kind: 'tracked',
        run: playing?.run ?? 0,
        picture: false,
        face: null,
        capturedAt: now,
        trackedAt: now,
        inferenceMilliseconds: 0,
        droppedBefore: 0,
        timeSeconds: (now - parts.clockOrigin) / 1000,
        clock: null,
      });
    },
  };
}
