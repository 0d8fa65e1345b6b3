/** How a moment is to be changed; 1 leaves it as it is. */
export interface Warp {
  /** Longer than it was. */
  readonly stretch: number;
  /** Higher than it was. The throat seems to shrink with it, as on a tape that runs faster. */
  readonly pitch: number;
}

const HOP_SECONDS = 0.01;
/** A window of two hops holds a period of the lowest voices; looking a hop around finds the same phase again. */
const SEEK_SECONDS = 0.008;

/** Where, within `seek` of `around`, the sound goes on most like `wanted` does. */
const bestMatch = (
  sound: Float32Array,
  wanted: number,
  around: number,
  seek: number,
  size: number,
): number => {
  let best = around;
  let bestScore = -Infinity;
  for (let at = Math.max(0, around - seek); at <= around + seek; at += 2) {
    let score = 0;
    let power = 1e-9;
    for (let index = 0; index < size; index += 2) {
      const sample = sound[at + index] ?? 0;
      score += sample * (sound[wanted + index] ?? 0);
      power += sample * sample;
    }
    score /= Math.sqrt(power);
    if (score > bestScore) {
      bestScore = score;
      best = at;
    }
  }
  return best;
};

/**
 * Longer or shorter at the same pitch: windows are laid at an even distance, each taken from where it fits the one before.
 * Source: Verhelst and Roelands, "An overlap-add technique based on waveform similarity (WSOLA)", ICASSP 1993.
 */
const stretchSound = (
  sound: Float32Array,
  samplesPerSecond: number,
  factorAt: (seconds: number) => number,
): Float32Array => {
  const hop = Math.round(HOP_SECONDS * samplesPerSecond);
  const seek = Math.round(SEEK_SECONDS * samplesPerSecond);
  const size = hop * 2;
  const pieces: number[] = [];
  let ideal = 0;
  for (let taken = 0; ideal < sound.length; pieces.push(taken)) {
    if (pieces.length > 0) taken = bestMatch(sound, taken + hop, Math.round(ideal), seek, size);
    ideal += hop / factorAt(ideal / samplesPerSecond);
  }
  const out = new Float32Array(pieces.length * hop);
  for (const [piece, from] of pieces.entries())
    for (let index = 0; index < size; index += 1) {
      const to = piece * hop + index;
      // The first has nothing before it to fade from.
      const weight = piece === 0 && index < hop ? 1 : 0.5 - 0.5 * Math.cos((Math.PI * (index + 0.5)) / hop);
      if (to < out.length) out[to] = (out[to] ?? 0) + weight * (sound[from + index] ?? 0);
    }
  return out;
};

/** Between samples, by the cubic through four of them (Catmull-Rom). */
const sampleAt = (sound: Float32Array, position: number): number => {
  const index = Math.floor(position);
  const t = position - index;
  const [a, b, c, d] = [
    sound[index - 1] ?? 0,
    sound[index] ?? 0,
    sound[index + 1] ?? 0,
    sound[index + 2] ?? 0,
  ];
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
};

export interface Warped {
  readonly samples: Float32Array<ArrayBuffer>;
  /** Where a moment of the sound is now. */
  timeOf(seconds: number): number;
}

/** Steps in which the warp is looked at. */
const STEP_SECONDS = 0.005;

/** Changes length and pitch, each by itself, from moment to moment. */
export const warpSound = (
  sound: Float32Array,
  samplesPerSecond: number,
  warpAt: (seconds: number) => Warp,
): Warped => {
  // Higher is longer first, then played faster: what is played is `pitch` times as long as it will be.
  const longer = stretchSound(sound, samplesPerSecond, (seconds) => {
    const { stretch, pitch } = warpAt(seconds);
    return stretch * pitch;
  });
  const steps = Math.ceil(sound.length / samplesPerSecond / STEP_SECONDS);
  const ends = new Float64Array(steps + 1);
  for (let step = 0; step < steps; step += 1)
    ends[step + 1] = (ends[step] ?? 0) + STEP_SECONDS * warpAt(step * STEP_SECONDS).stretch;
  const timeOf = (seconds: number): number => {
    const step = Math.min(Math.max(0, seconds / STEP_SECONDS), steps);
    const index = Math.min(Math.floor(step), steps - 1);
    const from = ends[index] ?? 0;
    return from + ((ends[index + 1] ?? from) - from) * (step - index);
  };
  const samples = new Float32Array(Math.round(timeOf(sound.length / samplesPerSecond) * samplesPerSecond));
  let source = 0;
  let position = 0;
  for (let index = 0; index < samples.length; index += 1) {
    const { stretch, pitch } = warpAt(source / samplesPerSecond);
    samples[index] = sampleAt(longer, position);
    position += pitch;
    source += 1 / stretch;
  }
  return { samples, timeOf };
};
