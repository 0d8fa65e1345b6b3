import { epochNow } from '../capture/captured-picture.ts';
import { MasqueError } from '../core/errors.ts';
import type { Host, TrackerModel } from '../core/host.ts';
import type { Settings } from '../core/settings.ts';
import type { PictureSource, TrackedPicture } from '../track/protocol.ts';
import type { LiveStatus } from './live-status.ts';
import { startTracking, TRACKED_LONG_SIDE, type Tracking } from './tracking.ts';

const TICK_MILLISECONDS = 1000 / 30;
/** Ticks of the page without a word from the worker, which speaks at least 8 times a second, after which it is lost. */
const LOST_TICKS = 450;

export interface LiveTrackingOptions {
  readonly host: Host;
  readonly clockOrigin: number;
  readonly readClock: boolean;
  hasGpu(): boolean;
  tracked(picture: TrackedPicture): void;
  preview(bitmap: ImageBitmap): void;
  problem(error: MasqueError): void;
  opened(tracker: LiveStatus['tracker']): void;
  /** A source is wanted anew: the worker that read the one before is gone. */
  replay(): void;
}

/** Tracking that outlives its worker: it may still be opening, be replaced by another model, or have failed. */
export interface LiveTracking {
  play(source: PictureSource): void;
  stop(): void;
  setPreviewEvery(pictures: number): void;
  /** Nothing is tracked and no tick comes while it rests; the source stays open. */
  rest(on: boolean): void;
  /** Opens this model; nothing is tracked before the first call. */
  useModel(prefer: Settings['trackerModel']): void;
  readonly model: TrackerModel | null;
  dispose(): void;
}

export function createLiveTracking(options: LiveTrackingOptions): LiveTracking {
  let tracking: Tracking | null = null;
  let waiting: PictureSource | null = null;
  let previewEvery = 0;
  let attempt = 0;
  let lastAt = 0;
  // Ticks, not time: when a computer wakes from sleep, the worker has not been silent for long.
  let silentTicks = 0;
  let opening = false;
  let resting = false;
  let prefer: Settings['trackerModel'] | null = null;

  const events = {
    tracked(picture: TrackedPicture) {
      lastAt = epochNow();
      silentTicks = 0;
      options.tracked(picture);
    },
    preview: options.preview,
    ended: () => undefined,
    problem: options.problem,
    crashed(error: MasqueError) {
      tracking = null;
      options.problem(error);
    },
  };

  const open = async () => {
    if (prefer === null) return;
    attempt += 1;
    const mine = attempt;
    opening = true;
    tracking?.dispose();
    tracking = null;
    try {
      const gpu = options.hasGpu();
      const model = await options.host.models.faceTracker({ prefer, gpu });
      // The npm bundle has operations that the GPU delegate lacks; a software renderer is slower than the CPU itself.
      const delegate = gpu && model.model === 'official' ? 'auto' : 'CPU';
      const { clockOrigin, readClock } = options;
      const opened = await startTracking(
        { model, delegate, longSide: TRACKED_LONG_SIDE, clockOrigin, readClock },
        events,
      );
      if (mine !== attempt) return opened.dispose();
      tracking = opened;
      opening = false;
      options.opened({ model: model.model, delegate: opened.delegate });
      opened.setPreviewEvery(previewEvery);
      opened.rest(resting);
      if (waiting !== null) opened.play(waiting);
      waiting = null;
    } catch (cause) {
      if (mine !== attempt) return;
      opening = false;
      options.problem(
        cause instanceof MasqueError
          ? cause
          : new MasqueError(
              'failed',
              `The face model could not be opened: ${String(cause)}`,
              'Run masque doctor.',
            ),
      );
    }
  };

  const giveUp = () => {
    tracking?.dispose();
    events.crashed(
      new MasqueError(
        'failed',
        'The face tracker no longer answers; what it reads may be damaged.',
        'Try again, or choose another camera or file.',
      ),
    );
  };

  // The worker's ticks keep the avatar alive; while there is no worker, or it hangs, the page's own do.
  const timer = setInterval(() => {
    if (resting) return;
    const now = epochNow();
    silentTicks = tracking === null ? 0 : silentTicks + 1;
    if (silentTicks > LOST_TICKS) giveUp();
    if (now - lastAt < 10 * TICK_MILLISECONDS) return;
    const nothing = { inferenceMilliseconds: 0, droppedBefore: 0, clock: null, face: null, picture: false };
    options.tracked({
      ...nothing,
      kind: 'tracked',
      run: 0,
      capturedAt: now,
      trackedAt: now,
      timeSeconds: (now - options.clockOrigin) / 1000,
    });
  }, TICK_MILLISECONDS);

  return {
    play(source) {
      if (tracking !== null) return tracking.play(source);
      waiting = source;
      if (!opening) void open();
    },
    stop() {
      waiting = null;
      tracking?.stop();
    },
    setPreviewEvery(pictures) {
      previewEvery = pictures;
      tracking?.setPreviewEvery(pictures);
    },
    rest(on) {
      resting = on;
      lastAt = epochNow();
      silentTicks = 0;
      tracking?.rest(on);
    },
    useModel(next) {
      const isFirst = prefer === null;
      prefer = next;
      void open().then(() => {
        if (!isFirst) options.replay();
      });
    },
    get model() {
      return tracking?.model ?? null;
    },
    dispose() {
      attempt += 1;
      clearInterval(timer);
      tracking?.dispose();
    },
  };
}
