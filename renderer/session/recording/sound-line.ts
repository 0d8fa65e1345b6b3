import type { Take } from '../../core/signals/take.ts';

/** Sound that comes so much too late or too early was not late: the microphone paused, or another one was opened. */
const GAP_SECONDS = 0.05;

/** One sound out of what a microphone gives piece by piece: silence where it gave none, always at the first one's rate. */
export interface SoundLine {
  /** `startSeconds`: of the first sample, from the line's beginning. */
  add(samples: Float32Array, samplesPerSecond: number, startSeconds: number): void;
  /** What has come since the last call, and not beyond `untilSeconds`; null until there was any. */
  take(untilSeconds: number): Take['sound'];
  /** Null until there was any. */
  readonly samplesPerSecond: number | null;
}

/** Linear; for the rare microphone that is opened at another rate in the middle of a take. */
const resample = (samples: Float32Array, from: number, to: number): Float32Array => {
  if (from === to) return samples;
  return Float32Array.from({ length: Math.round((samples.length * to) / from) }, (_, index) => {
    const at = (index * from) / to;
    const before = samples[Math.floor(at)] ?? 0;
    const after = samples[Math.floor(at) + 1] ?? before;
    return before + (after - before) * (at % 1);
  });
};

export const createSoundLine = (): SoundLine => {
  let rate: number | null = null;
  /** Samples since the beginning. */
  let length = 0;
  let pieces: Float32Array[] = [];

  const push = (samples: Float32Array): void => {
    pieces.push(samples);
    length += samples.length;
  };
  return {
    add(samples, samplesPerSecond, startSeconds) {
      const isFirst = rate === null;
      rate ??= samplesPerSecond;
      const sound = resample(samples, samplesPerSecond, rate);
      const start = Math.round(startSeconds * rate);
      const gap = start - length;
      if (gap > GAP_SECONDS * rate || (isFirst && gap > 0)) push(new Float32Array(gap));
      // What had begun before the line, or lies where something is already.
      const isBehind = gap < -GAP_SECONDS * rate || (isFirst && gap < 0);
      push(isBehind ? sound.slice(Math.min(sound.length, -gap)) : sound);
    },
    take(untilSeconds) {
      if (rate === null) return null;
      const surplus = Math.max(0, length - Math.round(untilSeconds * rate));
      const whole = new Float32Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
      let at = 0;
      for (const piece of pieces) {
        whole.set(piece, at);
        at += piece.length;
      }
      const kept = whole.slice(0, Math.max(0, whole.length - surplus));
      const later = whole.slice(kept.length);
      pieces = later.length > 0 ? [later] : [];
      return { samplesPerSecond: rate, samples: kept };
    },
    get samplesPerSecond() {
      return rate;
    },
  };
};
