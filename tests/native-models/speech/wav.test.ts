import { describe, expect, it } from 'vitest';
import { readWav } from '../../../native-models/speech/wav.ts';

const wav = (
  {
    format = 1,
    channels = 1,
    bits = 16,
    length,
  }: { format?: number; channels?: number; bits?: number; length?: number },
  data: ArrayBufferView,
): Uint8Array => {
  const bytes = new Uint8Array(44 + data.byteLength);
  const view = new DataView(bytes.buffer);
  const word = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at);
  word(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  word(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, format, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, 8000, true);
  view.setUint16(34, bits, true);
  word(36, 'data');
  view.setUint32(40, length ?? data.byteLength, true);
  bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), 44);
  return bytes;
};

describe('readWav', () => {
  it('reads 16-bit and float samples, and the mean of channels', () => {
    const mono = readWav(wav({}, Int16Array.of(16384, -32768)));
    expect(mono).toEqual({ samplesPerSecond: 8000, samples: Float32Array.of(0.5, -1) });
    expect(readWav(wav({ format: 3, bits: 32 }, Float32Array.of(0.25))).samples).toEqual(
      Float32Array.of(0.25),
    );
    expect(readWav(wav({ channels: 2 }, Int16Array.of(16384, 0))).samples).toEqual(Float32Array.of(0.25));
  });

  it('ends where the bytes end, whatever a program that wrote to a pipe said', () => {
    expect(readWav(wav({ length: 0xffff_ffff }, Int16Array.of(1, 2, 3))).samples).toHaveLength(3);
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['something other than a WAV file', new Uint8Array(100)],
    ['samples of format 7 with 8 bits', wav({ format: 7, bits: 8 }, new Uint8Array(8))],
  ])('refuses %s', (what, bytes) => {
    expect(() => readWav(bytes)).toThrow(what);
  });
});
