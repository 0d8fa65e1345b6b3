import { resample } from '../math/resample.ts';
import { clamp } from '../math/smoothstep.ts';
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
    for (let i = 0; i < samples.length && start + i < sound.length; i++) {
      const edge = Math.min(1, i / fade, (samples.length - 1 - i) / fade);
      sound[start + i] = clamp((sound[start + i] ?? 0) + (samples[i] ?? 0) * edge, -1, 1);
    }
  });
  return sound;
};
