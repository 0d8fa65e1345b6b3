import type { Voice, VoiceStyle } from '../../renderer/core/speech/speech.ts';
import type { SourceWord } from './source-words.ts';
import type { Sound } from './wav.ts';

/** What an engine is to say: words, in one breath, whatever part they come from. */
export interface Utterance {
  readonly voice: Voice;
  readonly words: readonly SourceWord[];
  readonly style: VoiceStyle;
}

export interface RenderedPhone {
  /** IPA; `sil` is a pause. */
  readonly phone: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Index of the utterance's word; absent in a pause, and where the engine said nothing of it. */
  readonly word?: number;
  /** Where the engine knows it; else the sound tells. */
  readonly stress?: number;
}

/** What an engine said, before what every voice can do by way of its sound. */
export interface Rendering extends Sound {
  readonly phones: readonly RenderedPhone[];
  /** What of the style is in the sound already. */
  readonly styled: readonly (keyof VoiceStyle)[];
  readonly notices: readonly string[];
}

/** One source of voices. It may take its time on its thread: the process around it is ended when it takes too long. */
export interface SpeechEngine {
  render(utterance: Utterance): Promise<Rendering>;
}
