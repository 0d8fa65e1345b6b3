import { writeFile } from 'node:fs/promises';

/** How a WAV file holds its samples: bits of an integer, or of a float. */
export type WavFormat = 'u8' | 's16' | 's24' | 's32' | 'f32';

const FULL_SCALE: Readonly<Record<WavFormat, number>> = {
  u8: 2 ** 7,
  s16: 2 ** 15,
  s24: 2 ** 23,
  s32: 2 ** 31,
  f32: 1,
};
const BYTES: Readonly<Record<WavFormat, number>> = { u8: 1, s16: 2, s24: 3, s32: 4, f32: 4 };

const FLOAT_FORMAT = 3;
const INTEGER_FORMAT = 1;

export interface Wav {
  readonly samplesPerSecond: number;
  readonly format: WavFormat;
  /** One for each channel, -1..1; all of the same length. */
  readonly channels: readonly Float32Array[];
}

/** Source: Microsoft, "Multimedia Programming Interface and Data Specifications 1.0", RIFF WAVE. */
export const writeWav = async (file: string, { samplesPerSecond, format, channels }: Wav): Promise<void> => {
  const length = channels[0]?.length ?? 0;
  const frame = BYTES[format] * channels.length;
  const bytes = Buffer.alloc(44 + length * frame);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(format === 'f32' ? FLOAT_FORMAT : INTEGER_FORMAT, 20);
  bytes.writeUInt16LE(channels.length, 22);
  bytes.writeUInt32LE(samplesPerSecond, 24);
  bytes.writeUInt32LE(samplesPerSecond * frame, 28);
  bytes.writeUInt16LE(frame, 32);
  bytes.writeUInt16LE(BYTES[format] * 8, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(length * frame, 40);
  for (let i = 0; i < length; i += 1) {
    for (const [channel, samples] of channels.entries()) {
      const at = 44 + i * frame + channel * BYTES[format];
      const sample = samples[i] ?? 0;
      if (format === 'f32') {
        bytes.writeFloatLE(sample, at);
        continue;
      }
      const full = FULL_SCALE[format];
      const value = Math.max(-full, Math.min(full - 1, Math.round(sample * full)));
      if (format === 'u8') bytes.writeUInt8(value + full, at);
      else bytes.writeIntLE(value, at, BYTES[format]);
    }
  }
  await writeFile(file, bytes);
};
