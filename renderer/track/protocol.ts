import type { ErrorReason } from '../core/errors.ts';
import type { TrackerModelName } from '../core/host.ts';
import type { FaceFrame } from '../core/signals/face-frame.ts';
import type { Delegate } from './face-backend.ts';

/** Where pictures come from, as the track worker is told. */
export type PictureSource =
  | { readonly kind: 'camera'; readonly stream: ReadableStream<VideoFrame>; readonly pictureSeconds: number }
  | {
      readonly kind: 'file';
      readonly address: string;
      readonly name: string;
      /** True: at the file's speed, for ever, late pictures dropped. False: every picture once, as fast as can be. */
      readonly live: boolean;
    };

/** Everything the worker needs to open a face model. Addresses are same-origin. */
export interface TrackerSetup {
  readonly bundle: string;
  readonly model: TrackerModelName;
  readonly wasm: string;
  /** Weights of our own landmarks → 52 shapes net, for a bundle without blendshapes. */
  readonly shapesNet: string;
  readonly delegate: Delegate | 'auto';
  /** The longer side of the picture that the model sees, pixels. */
  readonly longSide: number;
  /** Zero of `FaceFrame.timeSeconds`, milliseconds since 1970. */
  readonly clockOrigin: number;
  /** For the bench: draws a clock into each picture of a file and reads it out of what the model sees (`picture-clock.ts`). */
  readonly readClock: boolean;
}

export type ToTracker =
  | { readonly kind: 'open'; readonly setup: TrackerSetup }
  /** Ends the run before it. Numbers tell the runs' messages apart. */
  | { readonly kind: 'play'; readonly run: number; readonly source: PictureSource }
  | { readonly kind: 'stop' }
  /** Sends the small picture along, every so many pictures; 0 is never. */
  | { readonly kind: 'preview'; readonly every: number }
  /** While it rests, pictures are taken and thrown away, so that the source stays open. */
  | { readonly kind: 'rest'; readonly on: boolean };

/** One picture, tracked, or a tick of the clock while there is none. */
export interface TrackedPicture {
  readonly kind: 'tracked';
  readonly run: number;
  /** False for a tick: nothing came from the camera, but the avatar lives on. */
  readonly picture: boolean;
  readonly face: FaceFrame | null;
  /** Milliseconds since 1970. */
  readonly capturedAt: number;
  /** When tracking had finished, milliseconds since 1970. */
  readonly trackedAt: number;
  /** The model alone. */
  readonly inferenceMilliseconds: number;
  readonly droppedBefore: number;
  /** Position in the file or the camera's run. */
  readonly timeSeconds: number;
  /** What the clock drawn into the picture said, when asked for and legible. */
  readonly clock: number | null;
}

export type FromTracker =
  | { readonly kind: 'opened'; readonly delegate: Delegate }
  | TrackedPicture
  /** The tracked picture, with dots where the face is. */
  | { readonly kind: 'preview'; readonly bitmap: ImageBitmap }
  | { readonly kind: 'ended'; readonly run: number }
  | {
      readonly kind: 'problem';
      /** Null: the model could not be opened. */
      readonly run: number | null;
      readonly reason: ErrorReason;
      readonly message: string;
      readonly cure: string;
    };
