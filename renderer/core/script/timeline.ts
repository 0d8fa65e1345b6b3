import type { Scene } from '../scene.ts';
import type { Backdrop } from '../settings.ts';
import type { TimedPhone, TimedWord } from '../speech/speech.ts';
import type { Direction } from './script.ts';

export interface TimelineWord extends TimedWord {
  /** Whether the script stresses it. */
  readonly emphasis: boolean;
}

/** One line once it is spoken. Times are seconds of the film. */
export interface TimelineLine {
  readonly speaker: string | null;
  readonly text: string;
  /** Line of the script's text, from 1. */
  readonly scriptLine: number;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly phones: readonly TimedPhone[];
  /** `offset` counts in `text` here. */
  readonly words: readonly TimelineWord[];
}

export interface TimelineCue extends Direction {
  readonly startSeconds: number;
  /** Who is told. */
  readonly speaker: string | null;
}

/** From `startSeconds` on, who stands where. */
export interface TimelineScene {
  readonly startSeconds: number;
  readonly avatar: string;
  readonly scene: Scene;
  readonly backdrop: Backdrop;
}

/** A script with its times: all that a film needs but the sound's samples. */
export interface Timeline {
  readonly durationSeconds: number;
  readonly lines: readonly TimelineLine[];
  readonly cues: readonly TimelineCue[];
  readonly scenes: readonly TimelineScene[];
  /** When the sound of each utterance begins, in the order of `planUtterances`. */
  readonly soundStarts: readonly number[];
}
