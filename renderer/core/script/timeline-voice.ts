import type { VisemeFrame } from '../signals/viseme-frame.ts';
import type { Timeline } from './timeline.ts';

/** Sound as a film has it: mono, −1..1. */
export interface Sound {
  readonly samplesPerSecond: number;
  readonly samples: Float32Array;
}

/** What a microphone would have heard of a timeline, from phones that are known: hops of 10 ms, as live. */
export const voiceOfTimeline = (_timeline: Timeline, _sound: Sound): VisemeFrame[] => [];
