import type { Speech } from '../speech/speech.ts';
import type { Timeline } from './timeline.ts';
import type { ScriptDefaults, Utterance } from './utterances.ts';

/** Lays utterances one after the other, each as long as it was spoken; `spoken` stands in their order. */
export const layTimeline = (
  _utterances: readonly Utterance[],
  _spoken: readonly Speech[],
  _defaults: ScriptDefaults,
): Timeline => ({ durationSeconds: 0, lines: [], cues: [], scenes: [], soundStarts: [] });
