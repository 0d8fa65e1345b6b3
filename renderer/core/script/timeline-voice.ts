import type { VisemeFrame } from '../signals/viseme-frame.ts';
import { VISEME_COUNT } from '../signals/visemes.ts';
import type { TimedPhone } from '../speech/speech.ts';
import type { Timeline } from './timeline.ts';
import { createVisemeTrack, type VisemeSegment } from './viseme-track.ts';

/** Sound as a film has it: mono, −1..1. */
export interface Sound {
  readonly samplesPerSecond: number;
  readonly samples: Float32Array;
}

const HOP_SECONDS = 0.01;
/** One sound passes into the next within so long. */
const PASSING_SECONDS = 0.02;
/** The gate of a performance waits for proof; known speech is announced so long before. */
const ANNOUNCED_SECONDS = 0.06;
/** A silence within speech that is no end of it. */
const SHORTEST_SILENCE = 0.12;

interface Span {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** When somebody speaks: phones in a row, over silences that are shorter than `shortest`. */
export const spokenSpans = (phones: readonly TimedPhone[], shortest: number): Span[] => {
  const spans: Span[] = [];
  for (const { phone, startSeconds, endSeconds } of phones) {
    if (phone === 'sil') continue;
    const last = spans.at(-1);
    if (last !== undefined && startSeconds - last.endSeconds < shortest)
      spans[spans.length - 1] = { ...last, endSeconds: Math.max(last.endSeconds, endSeconds) };
    else spans.push({ startSeconds, endSeconds });
  }
  return spans;
};

/** Root mean square of a hop. */
const loudnessAt = ({ samples, samplesPerSecond }: Sound, hop: number): number => {
  const from = Math.max(0, Math.round(hop * HOP_SECONDS * samplesPerSecond));
  const to = Math.min(samples.length, Math.round((hop + 1) * HOP_SECONDS * samplesPerSecond));
  let sum = 0;
  for (let i = from; i < to; i++) sum += (samples[i] ?? 0) ** 2;
  return to > from ? Math.sqrt(sum / (to - from)) : 0;
};

/** Reads spans in the order of time; `at` never goes back. */
const createReader = <T extends Span>(spans: readonly T[]) => {
  let first = 0;
  return (from: number, to: number): T[] => {
    while ((spans[first]?.endSeconds ?? Number.POSITIVE_INFINITY) <= from) first += 1;
    const found: T[] = [];
    for (let i = first; i < spans.length; i++) {
      const span = spans[i];
      if (span === undefined || span.startSeconds >= to) break;
      found.push(span);
    }
    return found;
  };
};

/** The mean mouth of a short while; what no segment covers is silence. */
const meanShares = (segments: readonly VisemeSegment[], from: number, to: number): Float32Array => {
  const mean = new Float32Array(VISEME_COUNT);
  let left = 1;
  for (const { startSeconds, endSeconds, shares } of segments) {
    const part = Math.min(left, (Math.min(endSeconds, to) - Math.max(startSeconds, from)) / (to - from));
    if (part <= 0) continue;
    left -= part;
    for (let v = 0; v < VISEME_COUNT; v++) mean[v] = (mean[v] ?? 0) + part * (shares[v] ?? 0);
  }
  mean[0] = (mean[0] ?? 0) + left;
  return mean;
};

/** What a microphone would have heard of a timeline, from phones that are known: hops of 10 ms, as live. */
export const voiceOfTimeline = (timeline: Timeline, sound: Sound): VisemeFrame[] => {
  const phones = timeline.lines.flatMap((line) => line.phones);
  const segmentsIn = createReader(createVisemeTrack(phones));
  const spans = spokenSpans(phones, SHORTEST_SILENCE);
  const speakingIn = createReader(
    spans.map((span) => ({
      ...span,
      startSeconds: span.startSeconds - ANNOUNCED_SECONDS,
      speechSeconds: span.startSeconds,
    })),
  );
  return Array.from({ length: Math.ceil(timeline.durationSeconds / HOP_SECONDS) }, (_, hop) => {
    const timeSeconds = (hop + 0.5) * HOP_SECONDS;
    const speaking = speakingIn(timeSeconds, timeSeconds + 1e-9)[0];
    // Announced speech is as loud as it will begin, or all of it would seem loud to who learns how loud this voice is.
    const heardAt =
      speaking === undefined ? timeSeconds : Math.max(timeSeconds, speaking.speechSeconds + 0.05);
    return {
      timeSeconds,
      weights: meanShares(
        segmentsIn(timeSeconds - PASSING_SECONDS / 2, timeSeconds + PASSING_SECONDS / 2),
        timeSeconds - PASSING_SECONDS / 2,
        timeSeconds + PASSING_SECONDS / 2,
      ),
      voice: speaking === undefined ? 0 : 1,
      loudness: loudnessAt(sound, Math.floor(heardAt / HOP_SECONDS)),
    };
  });
};
