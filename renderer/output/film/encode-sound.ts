import { MasqueError } from '../../core/errors.ts';

/** A film's sound, encoded whole. */
export interface EncodedSound {
  readonly codec: 'opus' | 'aac';
  readonly config: AudioDecoderConfig;
  /** Seconds of the film. */
  readonly packets: readonly {
    readonly data: Uint8Array;
    readonly startSeconds: number;
    readonly seconds: number;
  }[];
}

/** Mono, −1..1. */
export interface FilmSound {
  readonly samplesPerSecond: number;
  readonly samples: Float32Array;
}

/** What Opus works in; everything else is brought to it before. */
export const FILM_SAMPLES_PER_SECOND = 48_000;
const BITS_PER_SECOND = 96_000;
const SAMPLES_AT_ONCE = 48_000;

/** To the film's own rate, by the browser's resampler, filled up with silence or cut to `seconds`. */
export const fitSound = async (
  { samplesPerSecond, samples }: FilmSound,
  seconds: number,
): Promise<Float32Array> => {
  const length = Math.round(seconds * FILM_SAMPLES_PER_SECOND);
  if (samples.length === 0) return new Float32Array(length);
  const context = new OfflineAudioContext(1, Math.max(1, length), FILM_SAMPLES_PER_SECOND);
  const buffer = context.createBuffer(1, samples.length, samplesPerSecond);
  buffer.copyToChannel(samples as Float32Array<ArrayBuffer>, 0);
  const source = context.createBufferSource();
  source.buffer = buffer;
  source.connect(context.destination);
  source.start();
  return (await context.startRendering()).getChannelData(0);
};

/** Samples that an Opus decoder must leave out at the start. Source: RFC 7845, section 5.1, `OpusHead`. */
const preSkipOf = (description: AllowSharedBufferSource | undefined): number => {
  if (description === undefined) return 0;
  const view = ArrayBuffer.isView(description)
    ? new DataView(description.buffer, description.byteOffset, description.byteLength)
    : new DataView(description);
  return view.byteLength >= 12 ? view.getUint16(10, true) : 0;
};

/** Opus, which every runtime of ours encodes. `samples` are at the film's rate. */
export const encodeOpus = async (samples: Float32Array): Promise<EncodedSound> => {
  const packets: { data: Uint8Array; startSeconds: number; seconds: number }[] = [];
  let config: AudioDecoderConfig | null = null;
  let failure: unknown = null;
  const encoder = new AudioEncoder({
    output(chunk, metadata) {
      config ??= metadata?.decoderConfig ?? null;
      const data = new Uint8Array(chunk.byteLength);
      chunk.copyTo(data);
      packets.push({ data, startSeconds: chunk.timestamp / 1e6, seconds: (chunk.duration ?? 20_000) / 1e6 });
    },
    error(error) {
      failure = error;
    },
  });
  encoder.configure({
    codec: 'opus',
    sampleRate: FILM_SAMPLES_PER_SECOND,
    numberOfChannels: 1,
    bitrate: BITS_PER_SECOND,
  });
  for (let at = 0; at < samples.length; at += SAMPLES_AT_ONCE) {
    const part = samples.slice(at, at + SAMPLES_AT_ONCE);
    const data = new AudioData({
      format: 'f32',
      sampleRate: FILM_SAMPLES_PER_SECOND,
      numberOfFrames: part.length,
      numberOfChannels: 1,
      timestamp: (at / FILM_SAMPLES_PER_SECOND) * 1e6,
      data: part,
    });
    encoder.encode(data);
    data.close();
  }
  await encoder.flush();
  encoder.close();
  const known = config as AudioDecoderConfig | null;
  if (failure !== null || known === null) {
    throw new MasqueError('failed', `The sound could not be encoded: ${String(failure)}.`, 'Try again.');
  }
  // The last packet is longer than what is left of the sound: the container says how much of it counts.
  const end = (samples.length + preSkipOf(known.description)) / FILM_SAMPLES_PER_SECOND;
  const cut = packets.filter(({ startSeconds }) => startSeconds < end);
  return {
    codec: 'opus',
    config: known,
    packets: cut.map((packet) => ({
      ...packet,
      seconds: Math.min(packet.seconds, end - packet.startSeconds),
    })),
  };
};
