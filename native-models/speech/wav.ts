import { MasqueError } from '../../renderer/core/errors.ts';

export interface Sound {
  readonly samplesPerSecond: number;
  /** Mono, −1..1. */
  readonly samples: Float32Array<ArrayBuffer>;
}

const PCM = 1;
const FLOAT = 3;
const EXTENSIBLE = 0xfffe;

const refuse = (what: string): never => {
  throw new MasqueError('unreadable', `A voice gave ${what} for sound.`, 'Choose another voice.');
};

const readSamples = (view: DataView, format: number, bits: number): Float32Array<ArrayBuffer> => {
  if (format === PCM && bits === 16)
    return Float32Array.from(
      { length: view.byteLength >> 1 },
      (_, index) => view.getInt16(index * 2, true) / 32768,
    );
  if (format === FLOAT && bits === 32)
    return Float32Array.from({ length: view.byteLength >> 2 }, (_, index) =>
      view.getFloat32(index * 4, true),
    );
  return refuse(`samples of format ${format} with ${bits} bits`);
};

/**
 * What a program wrote as RIFF WAVE: 16-bit or float samples, the channels' mean. A program that writes to a pipe cannot
 * know the length beforehand, so a chunk that says more than there is ends where the bytes end.
 * Source: IBM and Microsoft, "Multimedia Programming Interface and Data Specifications 1.0", 1991.
 */
export const readWav = (bytes: Uint8Array): Sound => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (bytes.length < 44 || word(0) !== 'RIFF' || word(8) !== 'WAVE')
    return refuse(bytes.length === 0 ? 'nothing' : 'something other than a WAV file');
  let samplesPerSecond = 0;
  let channels = 1;
  let bits = 16;
  let format = PCM;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = word(at);
    const from = at + 8;
    const length = Math.min(view.getUint32(at + 4, true), bytes.length - from);
    if (name === 'fmt ') {
      format = view.getUint16(from, true);
      channels = Math.max(1, view.getUint16(from + 2, true));
      samplesPerSecond = view.getUint32(from + 4, true);
      bits = view.getUint16(from + 14, true);
      if (format === EXTENSIBLE) format = view.getUint16(from + 24, true);
    }
    if (name === 'data') {
      if (samplesPerSecond === 0) return refuse('sound without its rate');
      const whole = length - (length % ((bits >> 3) * channels));
      const all = readSamples(new DataView(bytes.buffer, bytes.byteOffset + from, whole), format, bits);
      const samples =
        channels === 1
          ? all
          : Float32Array.from({ length: all.length / channels }, (_, index) => {
              let sum = 0;
              for (let channel = 0; channel < channels; channel += 1)
                sum += all[index * channels + channel] ?? 0;
              return sum / channels;
            });
      return { samplesPerSecond, samples };
    }
    at = from + length + (length & 1);
  }
  return refuse('a WAV file without sound');
};
