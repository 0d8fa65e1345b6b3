import type { Scene } from '../scene.ts';
import type { Backdrop } from '../settings.ts';
import type { SpeechRequest } from '../speech/speech.ts';
import type { Direction, Script, ScriptPlace } from './script.ts';

/** What a script leaves open. */
export interface ScriptDefaults {
  readonly avatar: string;
  readonly voice: string;
  readonly scene: Scene;
  readonly backdrop: Backdrop;
}

/** What is said in one go: a line, or what stands between two pauses of it. */
export interface Utterance {
  readonly speaker: string | null;
  /** Of the line it belongs to. */
  readonly place: ScriptPlace;
  readonly request: SpeechRequest;
  /** Its parts' texts in a row. */
  readonly text: string;
  /** Silence before it and, for the last, after it; seconds. */
  readonly silenceBefore: number;
  readonly silenceAfter: number;
  readonly directions: readonly PlacedDirection[];
  /** Who is seen, and where. */
  readonly avatar: string;
  readonly scene: Scene;
  readonly backdrop: Backdrop;
}

/** A direction at the word that begins at `offset` of the text or next after it, and so many seconds later. */
export interface PlacedDirection {
  readonly direction: Direction;
  readonly offset: number;
  readonly delaySeconds: number;
}

export const planUtterances = (_script: Script, _defaults: ScriptDefaults): Utterance[] => [];
