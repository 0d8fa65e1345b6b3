import type { FilmEntry, FilmOrder } from '../core/film.ts';
import type { Scene } from '../core/scene.ts';
import type { Script, ScriptFault } from '../core/script/script.ts';
import type { Timeline } from '../core/script/timeline.ts';
import type { Backdrop } from '../core/settings.ts';
import type { Voice } from '../core/speech/speech.ts';
import type { StageState } from './live-status.ts';

/** What a script leaves open. */
export interface StudioDefaults {
  readonly avatar: string;
  readonly voice: string;
  readonly scene: Scene;
  readonly backdrop: Backdrop;
  readonly seed: number;
}

/** What a voice could not do as it was asked. */
export interface SpeechNotice {
  /** Of the script's text, from 1. */
  readonly line: number;
  readonly message: string;
}

export type SpeakingState =
  /** All that is in the timeline is spoken as it stands. */
  | { readonly kind: 'done' }
  /** Only changed lines are spoken anew. */
  | { readonly kind: 'speaking'; readonly lines: number; readonly ofLines: number }
  | { readonly kind: 'failed'; readonly message: string; readonly cure: string };

export type PlaybackState =
  | { readonly kind: 'paused' }
  /** `untilSeconds`: where it pauses by itself. */
  | { readonly kind: 'playing'; readonly untilSeconds: number };

/** Told at every change; the playhead is asked for (`timeSeconds`). */
export interface StudioStatus {
  /** As it was understood, faults left out. */
  readonly script: Script | null;
  readonly faults: readonly ScriptFault[];
  /** Of the last script that was spoken whole; null before the first, and for a script in which nobody speaks. */
  readonly timeline: Timeline | null;
  readonly speaking: SpeakingState;
  readonly notices: readonly SpeechNotice[];
  readonly playback: PlaybackState;
  readonly stage: StageState;
  readonly queue: readonly FilmEntry[];
}

export const initialStudioStatus = (): StudioStatus => ({
  script: null,
  faults: [],
  timeline: null,
  speaking: { kind: 'done' },
  notices: [],
  playback: { kind: 'paused' },
  stage: { kind: 'loading', avatar: '' },
  queue: [],
});

/** What the interface may ask of the studio. Pictures, poses and sound never pass through here. */
export interface StudioSession {
  /** Calls back at once, then at every change; returns the way to stop. */
  subscribe(listener: (status: StudioStatus) => void): () => void;
  /** Where the preview is drawn; null takes it away. Its backing size is the session's business. */
  attachStage(canvas: HTMLCanvasElement | null): void;
  /** The whole text at every change. What follows is in the status. */
  setScript(text: string): void;
  setDefaults(defaults: StudioDefaults): void;
  voices(): Promise<readonly Voice[]>;
  /** Speaks a sentence in that voice; the newest wins. Rejects with a MasqueError's words. */
  sampleVoice(voice: string): Promise<void>;
  /** From the playhead, or from its start when it stands at the end. */
  play(): void;
  /** One line of the timeline, by its place there. */
  playLine(line: number): void;
  pause(): void;
  /** Clamped to the timeline; draws that moment. */
  seek(timeSeconds: number): void;
  /** The playhead now, seconds; for the timeline, polled by animation frame. */
  timeSeconds(): number;
  /** Loudest sample of each of `count` equal parts between two times, 0..1: a waveform. */
  peaks(fromSeconds: number, toSeconds: number, count: number): Float32Array;
  /** Asks the person where a film goes; null when they changed their mind. */
  chooseFilmPath(name: string, format: FilmOrder['job']['format']): Promise<string | null>;
  enqueue(order: FilmOrder): Promise<FilmEntry>;
  cancel(id: string): Promise<void>;
  retry(id: string): Promise<void>;
  remove(id: string): Promise<void>;
  reveal(id: string): Promise<void>;
  /** Address at which a finished film can be played. */
  filmAddress(path: string): Promise<string>;
  dispose(): void;
}
