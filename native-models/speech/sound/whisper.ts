const FRAME_SECONDS = 0.02;
/** A whisper has no voice to carry it. */
const LOUDNESS = 0.55;

/** Numbers from −1 to 1 that are the same on every run. */
const createNoise = (): (() => number) => {
  let state = 0x2545f491;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state | 0) / 0x8000_0000;
  };
};

/**
 * The throat's filter, as the weights by which a sample follows from those before it, and what is left over (power).
 * Source: Levinson and Durbin's recursion; Markel and Gray, "Linear Prediction of Speech", 1976.
 */
const predict = (frame: Float64Array, order: number): { weights: Float64Array; rest: number } => {
  const likeness = Float64Array.from({ length: order + 1 }, (_, lag) => {
    let sum = 0;
    for (let index = lag; index < frame.length; index += 1)
      sum += (frame[index] ?? 0) * (frame[index - lag] ?? 0);
    return sum;
  });
  // A floor of noise, 40 dB below, keeps the recursion stable.
  let rest = (likeness[0] ?? 0) * 1.0001 + 1e-12;
  const weights = new Float64Array(order);
  for (let step = 0; step < order; step += 1) {
    let reflection = likeness[step + 1] ?? 0;
    for (let index = 0; index < step; index += 1)
      reflection -= (weights[index] ?? 0) * (likeness[step - index] ?? 0);
    reflection /= rest;
    const before = weights.slice(0, step);
    for (let index = 0; index < step; index += 1)
      weights[index] = (before[index] ?? 0) - reflection * (before[step - 1 - index] ?? 0);
    weights[step] = reflection;
    rest *= 1 - reflection * reflection;
  }
  return { weights, rest: Math.max(0, rest) };
};

/**
 * Whispers what was spoken: the throat's filter stays, what the vocal cords did becomes breath. 0 leaves a moment as it
 * is, 1 is all whisper.
 */
export const whisperSound = (
  sound: Float32Array,
  samplesPerSecond: number,
  shareAt: (seconds: number) => number,
): Float32Array<ArrayBuffer> => {
  const noise = createNoise();
  const size = Math.round(FRAME_SECONDS * samplesPerSecond);
  const hop = size >> 1;
  const order = 2 + Math.round(samplesPerSecond / 1000);
  const window = Float64Array.from({ length: size }, (_, index) =>
    Math.sin((Math.PI * (index + 0.5)) / size),
  );
  const out = Float32Array.from(sound);
  const breath = new Float64Array(sound.length + size);
  for (let from = -hop; from < sound.length; from += hop) {
    if (shareAt((from + hop) / samplesPerSecond) === 0 && shareAt((from + size) / samplesPerSecond) === 0)
      continue;
    const frame = window.map((weight, index) => weight * (sound[from + index] ?? 0));
    const { weights, rest } = predict(frame, order);
    // Uniform noise from −1 to 1 has a power of a third.
    const gain = LOUDNESS * Math.sqrt((3 * rest) / (size / 2));
    const said = new Float64Array(size);
    for (let index = 0; index < size; index += 1) {
      let sample = gain * noise();
      for (let lag = 1; lag <= Math.min(order, index); lag += 1)
        sample += (weights[lag - 1] ?? 0) * (said[index - lag] ?? 0);
      said[index] = sample;
      const to = from + index;
      if (to >= 0) breath[to] = (breath[to] ?? 0) + (window[index] ?? 0) ** 2 * sample;
    }
  }
  let before = 0;
  for (let index = 0; index < out.length; index += 1) {
    const share = shareAt(index / samplesPerSecond);
    // Without its low end: nothing below the first formant is heard in a whisper.
    const high = (breath[index] ?? 0) - 0.6 * before;
    before = breath[index] ?? 0;
    out[index] = (1 - share) * (sound[index] ?? 0) + share * high;
  }
  return out;
};
