/** Louder than this is bent, so that nothing is cut off flat. */
const KNEE = 0.8;

const bend = (sample: number): number => {
  const size = Math.abs(sample);
  return size <= KNEE
    ? sample
    : Math.sign(sample) * (KNEE + (1 - KNEE) * Math.tanh((size - KNEE) / (1 - KNEE)));
};

export const scaleSound = (
  sound: Float32Array,
  samplesPerSecond: number,
  gainAt: (seconds: number) => number,
): Float32Array<ArrayBuffer> =>
  Float32Array.from(sound, (sample, index) => bend(sample * gainAt(index / samplesPerSecond)));
