import type { Speech } from '../speech/speech.ts';
import type { Timeline } from './timeline.ts';

/** The film's sound: mono, −1..1, as long as the timeline. */
export const mixSound = (
  timeline: Timeline,
  _spoken: readonly Speech[],
  samplesPerSecond: number,
): Float32Array => new Float32Array(Math.round(timeline.durationSeconds * samplesPerSecond));
