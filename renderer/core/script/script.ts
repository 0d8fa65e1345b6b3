import type { Scene } from '../scene.ts';
import type { Backdrop } from '../settings.ts';
import type { VoiceStyle } from '../speech/speech.ts';

/** Where something stands in the script's text: both from 1; `offset` from 0. */
export interface ScriptPlace {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** Everything an actor can be told between two words. */
export const ACTIONS = [
  'smile',
  'laugh',
  'sad',
  'angry',
  'surprised',
  'thoughtful',
  'neutral',
  'warm',
  'nod',
  'shake',
  'tilt',
  'blink',
  'wink',
  'raise brows',
  'frown',
  'shrug',
  'breathe',
  'look left',
  'look right',
  'look up',
  'look down',
  'look away',
  'look at the camera',
  'close-up',
  'bust',
  'half',
  'whisper',
  'normal voice',
  'pause',
] as const;
export type Action = (typeof ACTIONS)[number];

/** `[smile]`, `[pause 0.5]`, `[smile 0.4 3s]`: what, how strongly, and for how long where it says so. */
export interface Direction {
  readonly action: Action;
  /** 0..1; 1 where nothing is said. */
  readonly amount: number;
  readonly seconds?: number;
  readonly place: ScriptPlace;
  /** Length of the bracket in the text. */
  readonly length: number;
}

export interface SpokenText {
  readonly kind: 'text';
  readonly text: string;
  /** `{tomato|t ə m ɑː t oʊ}` */
  readonly phones?: readonly string[];
  readonly emphasis: boolean;
  readonly place: ScriptPlace;
}

/** Whether there is anything in it that a voice could say. */
export const isSpeakable = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** One line that somebody speaks, in the order of the text. */
export interface ScriptLine {
  /** Whose `Name:` it is, on this line or the last that named one; null before the first. */
  readonly speaker: string | null;
  readonly parts: readonly (SpokenText | ({ readonly kind: 'direction' } & Direction))[];
  readonly place: ScriptPlace;
}

/** What a scene's head sets; what it leaves out is as before. */
export interface ScriptScene {
  readonly title: string;
  readonly avatar?: string;
  readonly voice?: string;
  readonly style?: Partial<VoiceStyle>;
  readonly scene?: Partial<Scene>;
  /** One of those that come with the app. */
  readonly backdrop?: Backdrop;
  readonly lines: readonly ScriptLine[];
  readonly place: ScriptPlace;
}

export interface Script {
  readonly title: string;
  /** Speakers by name: who wears which avatar and speaks with which voice. */
  readonly cast: Readonly<
    Record<
      string,
      { readonly avatar?: string; readonly voice?: string; readonly style?: Partial<VoiceStyle> }
    >
  >;
  readonly scenes: readonly ScriptScene[];
}

/** What is wrong, where, and what was expected there. */
export interface ScriptFault {
  readonly place: ScriptPlace;
  readonly message: string;
  readonly expected: string;
}
