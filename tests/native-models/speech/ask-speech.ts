import { ROOT } from '../../../build/setup/places.mjs';
import { openSpeech } from '../../../native-models/speech/open-speech.ts';
import { type Speech, SpeechRequest, type VoiceStyle } from '../../../renderer/core/speech/speech.ts';

export const PLACES = { root: ROOT, voices: '/nobody/has/voices/here' };

const speakHere = openSpeech(PLACES);

/** Speaks on this thread. A part may be its text alone. */
export const ask = (
  voice: string,
  parts: readonly (string | object)[],
  style: Partial<VoiceStyle> = {},
): Promise<Speech> =>
  speakHere(
    SpeechRequest.parse({
      voice,
      style,
      parts: parts.map((part) => (typeof part === 'string' ? { text: part } : part)),
    }),
  );

export const secondsOf = ({ samples, samplesPerSecond }: Speech): number => samples.length / samplesPerSecond;

export const phonesOf = ({ phones }: Speech): string[] =>
  phones.filter(({ phone }) => phone !== 'sil').map(({ phone }) => phone);

/** Root mean square of a stretch. */
export const loudness = ({ samples, samplesPerSecond }: Speech, from = 0, to = Infinity): number => {
  const piece = samples.subarray(
    Math.round(from * samplesPerSecond),
    Math.min(samples.length, Math.round(to * samplesPerSecond)),
  );
  return Math.sqrt(piece.reduce((sum, sample) => sum + sample ** 2, 0) / Math.max(1, piece.length));
};

/** Of stretches of 40 ms that are not silent: the median pitch of those with a voice, and their share; by autocorrelation. */
export const voiceIn = ({ samples, samplesPerSecond }: Speech): { hertz: number; share: number } => {
  const size = Math.round(0.04 * samplesPerSecond);
  const pitches: number[] = [];
  let heard = 0;
  for (let at = 0; at + 2 * size < samples.length; at += size) {
    const own = samples.subarray(at, at + size);
    const power = own.reduce((sum, sample) => sum + sample * sample, 0);
    if (power / size < 1e-4) continue;
    heard += 1;
    const scores: number[] = [];
    const shortest = Math.round(samplesPerSecond / 450);
    for (let lag = shortest; lag < Math.min(size, samplesPerSecond / 55); lag += 1) {
      let sum = 0;
      let other = 0;
      for (let index = 0; index < size; index += 1) {
        const later = samples[at + index + lag] ?? 0;
        sum += (own[index] ?? 0) * later;
        other += later * later;
      }
      scores.push(sum / Math.sqrt(power * other + 1e-12));
    }
    const best = Math.max(...scores);
    // The shortest lag that is nearly as good: longer ones are its multiples.
    const lag = scores.findIndex((score, index) => score > best * 0.93 && score >= (scores[index + 1] ?? 0));
    if (best > 0.6) pitches.push(samplesPerSecond / (lag + shortest));
  }
  pitches.sort((one, other) => one - other);
  return { hertz: pitches[pitches.length >> 1] ?? 0, share: pitches.length / Math.max(1, heard) };
};

export const medianPitch = (speech: Speech): number => voiceIn(speech).hertz;
