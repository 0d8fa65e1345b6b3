import { resample } from '../math/resample.ts';
import type { Speech } from '../speech/speech.ts';
import type { Timeline } from './timeline.ts';

/** A sound that begins or ends in the middle of a wave would click. */
const FADE_SECONDS = 0.004;

/** The film's sound: mono, −1..1, as long as the timeline. `spoken` stands in the order of the utterances. */
export const mixSound = (
  timeline: Timeline,
  spoken: readonly Speech[],
  samplesPerSecond: number,
): Float32Array => {
  const sound = new Float32Array(Math.round(timeline.durationSeconds * samplesPerSecond));
  const fade = Math.max(1, Math.round(FADE_SECONDS * samplesPerSecond));
  timeline.soundStarts.forEach((startSeconds, index) => {
    const speech = spoken[index];
    if (speech === undefined) return;
    const samples = resample(speech.samples, speech.samplesPerSecond, samplesPerSecond);
    const start = Math.round(startSeconds * samplesPerSecond);
    const length = Math.min(samples.length, sound.length - start);
    for (let i = 0; i < length; i++) {
      const toEdge = Math.min(i, samples.length - 1 - i);
      const sample = samples[i] ?? 0;
      const sum = (sound[start + i] ?? 0) + (toEdge < fade ? sample * (toEdge / fade) : sample);
      sound[start + i] = sum > 1 ? 1 : sum < -1 ? -1 : sum;
    }
  });
  return sound;
};
