import type { FaceKey } from '../animate/held-face.ts';
import type { Calibration } from '../settings.ts';
import type { FaceFrame } from './face-frame.ts';
import type { VisemeFrame } from './viseme-frame.ts';

/** What a take is about. */
export interface TakeMeta {
  /** ISO 8601. */
  readonly recordedAt: string;
  readonly name: string;
  /** Worn while it was recorded. */
  readonly avatar: string;
  readonly durationSeconds: number;
  /** Of the tracker, for its calibration. */
  readonly trackerModel: string;
  /** Of whoever was recorded, as it was then; a later one does not change what was played. */
  readonly calibration?: Calibration | null;
}

/** From this moment on, the face that a person held over their own. */
export interface HeldFace {
  readonly timeSeconds: number;
  readonly face: FaceKey | null;
}

/** A performance without its pixels: what camera and microphone were read as. Times are seconds from its start. */
export interface Take {
  readonly meta: TakeMeta;
  readonly face: readonly FaceFrame[];
  readonly voice: readonly VisemeFrame[];
  readonly held?: readonly HeldFace[];
  /** Mono, −1..1; null without a microphone. */
  readonly sound: { readonly samplesPerSecond: number; readonly samples: Float32Array } | null;
}
