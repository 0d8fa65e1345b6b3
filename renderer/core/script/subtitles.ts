import type { TimedWord } from '../speech/speech.ts';
import type { Timeline } from './timeline.ts';

/** One subtitle: at most two lines of 42 characters. */
export interface SubtitleCue {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly lines: readonly string[];
  /** In the order of the lines, with their punctuation. */
  readonly words: readonly Pick<TimedWord, 'text' | 'startSeconds' | 'endSeconds'>[];
}

export const subtitleCues = (_timeline: Timeline): SubtitleCue[] => [];

export const toSrt = (_cues: readonly SubtitleCue[]): string => '';

/** With a time at each word. */
export const toVtt = (_cues: readonly SubtitleCue[]): string => 'WEBVTT\n';
