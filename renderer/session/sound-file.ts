import { MasqueError } from '../core/errors.ts';
import type { MediaSource } from '../core/host.ts';
import { VOICE_HOP_SAMPLES, VOICE_SAMPLES_PER_SECOND } from '../core/native-models.ts';

const CURE = 'Convert it to WAV, FLAC, MP3 or Ogg, or choose another file.';

/** The mean of the channels. A number that is none counts as silence, so that one channel cannot spoil the others. */
const mixed = (sound: AudioBuffer): Float32Array => {
  const mix = new Float32Array(sound.length);
  for (let channel = 0; channel < sound.numberOfChannels; channel += 1) {
    sound.getChannelData(channel).forEach((sample, index) => {
      if (Number.isFinite(sample)) mix[index] = (mix[index] ?? 0) + sample / sound.numberOfChannels;
    });
  }
  return mix;
};

/** What a sound file holds, mono at this rate. */
export async function decodeSoundFile(
  { address, name }: MediaSource,
  samplesPerSecond: number,
): Promise<Float32Array> {
  const bytes = await (await fetch(address)).arrayBuffer();
  // An offline context decodes to its own rate, with the resampler that a microphone's sound goes through.
  const context = new OfflineAudioContext(1, 1, samplesPerSecond);
  const sound = await context.decodeAudioData(bytes).catch((cause: unknown) => {
    throw new MasqueError(
      'unreadable',
      `“${name}” is no sound that can be read here (${cause instanceof Error ? cause.message : String(cause)}).`,
      CURE,
      { cause },
    );
  });
  if (sound.length === 0) throw new MasqueError('unreadable', `“${name}” holds no sound.`, CURE);
  return mixed(sound);
}

/** As many whole hops as hold all of it: the last one is filled up with silence. */
export const wholeHops = (samples: Float32Array): Float32Array => {
  const filled = new Float32Array(Math.ceil(samples.length / VOICE_HOP_SAMPLES) * VOICE_HOP_SAMPLES);
  filled.set(samples);
  return filled;
};

/** What a sound file holds, as the voice models hear it: mono, 16 kHz, in whole hops of 10 ms. */
export const readSoundFile = async (file: MediaSource): Promise<Float32Array> =>
  wholeHops(await decodeSoundFile(file, VOICE_SAMPLES_PER_SECOND));
