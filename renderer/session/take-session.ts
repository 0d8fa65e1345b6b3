import type { MediaSource, TakeEntry } from '../core/host.ts';
import type { Settings } from '../core/settings.ts';
import type { TakeExport } from '../core/take-export/export-take.ts';
import type { StageState } from './live-status.ts';
import type { TakeSpan } from './recording/take-work.ts';

export type { TakeSpan } from './recording/take-work.ts';

/** A take on the stage, as a state a person can read. */
export type LoadedTake =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading'; readonly id: string }
  | {
      readonly kind: 'ready';
      readonly id: string;
      readonly durationSeconds: number;
      /** Whether a camera saw a face, and a microphone heard something. */
      readonly hasFace: boolean;
      readonly hasSound: boolean;
    }
  | { readonly kind: 'failed'; readonly id: string; readonly message: string; readonly cure: string };

/** Told at every change; the playhead is asked for (`timeSeconds`). */
export interface TakeStatus {
  readonly loaded: LoadedTake;
  readonly playing: boolean;
  readonly stage: StageState;
}

export const initialTakeStatus = (): TakeStatus => ({
  loaded: { kind: 'none' },
  playing: false,
  stage: { kind: 'loading', avatar: '' },
});

/** What the interface may ask of takes: playing one on a stage of its own, and making files of it. */
export interface TakeSession {
  /** Calls back at once, then at every change; returns the way to stop. */
  subscribe(listener: (status: TakeStatus) => void): () => void;
  /** Where it is drawn; null takes it away. Its backing size is the session's business. */
  attachStage(canvas: HTMLCanvasElement | null): void;
  /** The scene it is played in, and how faces are taken over. */
  apply(settings: Settings): void;
  /** Reads a take and shows its first moment; null puts it away. The newest wins. */
  open(take: TakeEntry | null): void;
  /** Who plays it; null is who was worn when it was recorded. */
  castAs(avatar: string | null): void;
  /** From the playhead; from the span's start when it stands outside, and as far as its end. */
  play(span: TakeSpan): void;
  pause(): void;
  /** Draws that moment. */
  seek(timeSeconds: number): void;
  /** The playhead now, seconds; polled by animation frame. */
  timeSeconds(): number;
  /** Loudest sample of each of `count` equal parts, 0..1; how far the mouth is open, of a take without sound. */
  peaks(count: number): Float32Array;
  /** Keeps a part as a take of its own. */
  keepPart(take: TakeEntry, span: TakeSpan, name: string): Promise<TakeEntry>;
  /** The file's bytes. Rejects with a MasqueError. */
  exportTake(
    take: TakeEntry,
    span: TakeSpan | null,
    as: Pick<TakeExport, 'format' | 'face'>,
  ): Promise<Uint8Array<ArrayBuffer>>;
  /** Keeps a copy of a take's file, or reads a CSV of ARKit weights. */
  importFile(file: MediaSource): Promise<TakeEntry>;
  dispose(): void;
}
