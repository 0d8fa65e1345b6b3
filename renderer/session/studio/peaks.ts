import type { FilmSound } from '../../output/film/encode-sound.ts';

/** Loudest sample of each of `count` equal parts between two times, 0..1. Beyond the sound it is silent. */
export const peaksOf = (
  sound: FilmSound | null,
  fromSeconds: number,
  toSeconds: number,
  count: number,
): Float32Array => {
  const peaks = new Float32Array(Math.max(0, count));
  if (sound === null) return peaks;
  const { samples, samplesPerSecond } = sound;
  const from = fromSeconds * samplesPerSecond;
  const step = ((toSeconds - fromSeconds) * samplesPerSecond) / peaks.length;
  for (let part = 0; part < peaks.length; part += 1) {
    const start = Math.max(0, Math.floor(from + part * step));
    const end = Math.min(samples.length, Math.ceil(from + (part + 1) * step));
    let peak = 0;
    for (let at = start; at < end; at += 1) peak = Math.max(peak, Math.abs(samples[at] ?? 0));
    peaks[part] = Math.min(1, peak);
  }
  return peaks;
};
