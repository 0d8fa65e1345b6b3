import { MasqueError } from '../core/errors.ts';
import type { TrackerModel } from '../core/host.ts';
import type { Delegate } from '../track/face-backend.ts';
import type {
  FromTracker,
  PictureSource,
  ToTracker,
  TrackedPicture,
  TrackerSetup,
} from '../track/protocol.ts';

export interface TrackingEvents {
  tracked(picture: TrackedPicture): void;
  preview(bitmap: ImageBitmap): void;
  /** The current source came to its end (a file that is tracked once). */
  ended(): void;
  /** The current source cannot be read. */
  problem(error: MasqueError): void;
  /** The worker is gone; nothing comes from it any more. */
  crashed(error: MasqueError): void;
}

/** The page's end of the track worker. */
export interface Tracking {
  readonly model: TrackerModel;
  readonly delegate: Delegate;
  /** Replaces the source before it; messages of that one that are still under way are ignored. */
  play(source: PictureSource): void;
  stop(): void;
  setPreviewEvery(pictures: number): void;
  /** Nothing comes while it rests; the source stays open. */
  rest(on: boolean): void;
  dispose(): void;
}

export interface TrackingOptions {
  readonly model: TrackerModel;
  readonly delegate: Delegate | 'auto';
  readonly longSide: number;
  readonly clockOrigin: number;
  readonly readClock: boolean;
}

/** The longer side of the picture that the face model sees live, pixels; what it costs in accuracy is in the README. */
export const TRACKED_LONG_SIDE = 320;

const WASM = new URL('/wasm', location.href).href;
const SHAPES_NET = '/face-shapes/face-shapes.bin';

/** What a worker needs to open a face model. */
export const trackerSetup = ({ model, ...options }: TrackingOptions): TrackerSetup => ({
  ...options,
  bundle: model.address,
  model: model.model,
  wasm: WASM,
  shapesNet: SHAPES_NET,
});

/** Starts the worker and opens the model; rejects with the worker's own words when that fails. */
export function startTracking(options: TrackingOptions, events: TrackingEvents): Promise<Tracking> {
  const worker = new Worker(new URL('../track/track-worker.ts', import.meta.url), { type: 'module' });
  const post = (message: ToTracker, transfer: Transferable[] = []) => worker.postMessage(message, transfer);
  let run = 0;

  const opened = new Promise<Tracking>((resolve, reject) => {
    const crash = (error: MasqueError) => {
      worker.terminate();
      reject(error);
      events.crashed(error);
    };
    worker.onerror = ({ message }) =>
      crash(new MasqueError('failed', `The face tracker stopped: ${message}`, 'Try again.'));
    worker.onmessage = ({ data }: MessageEvent<FromTracker>) => {
      switch (data.kind) {
        case 'tracked':
          if (data.run === run || !data.picture) events.tracked(data);
          return;
        case 'preview':
          events.preview(data.bitmap);
          return;
        case 'ended':
          if (data.run === run) events.ended();
          return;
        case 'problem': {
          const error = new MasqueError(data.reason, data.message, data.cure);
          if (data.run === null) crash(error);
          else if (data.run === run) events.problem(error);
          return;
        }
        case 'opened':
          resolve({
            model: options.model,
            delegate: data.delegate,
            play: (source) => {
              run += 1;
              post({ kind: 'play', run, source }, source.kind === 'camera' ? [source.stream] : []);
            },
            stop: () => {
              run += 1;
              post({ kind: 'stop' });
            },
            setPreviewEvery: (every) => post({ kind: 'preview', every }),
            rest: (on) => post({ kind: 'rest', on }),
            dispose: () => worker.terminate(),
          });
      }
    };
  });
  post({ kind: 'open', setup: trackerSetup(options) });
  return opened;
}
