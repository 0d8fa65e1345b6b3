const HEAD_BYTES = 44;

/** Mono 16-bit PCM as a WAV file. Source: Multimedia Programming Interface 1.0, RIFF WAVE. */
export const toWav = (samples: Float32Array, samplesPerSecond: number): Uint8Array<ArrayBuffer> => {
  const view = new DataView(new ArrayBuffer(HEAD_BYTES + samples.length * 2));
  const word = (at: number, text: string): void => {
    for (let i = 0; i < text.length; i += 1) view.setUint8(at + i, text.charCodeAt(i));
  };
  word(0, 'RIFF');
  view.setUint32(4, HEAD_BYTES - 8 + samples.length * 2, true);
  word(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, samplesPerSecond, true);
  view.setUint32(28, samplesPerSecond * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  word(36, 'data');
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, i) => {
    view.setInt16(HEAD_BYTES + i * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), true);
  });
  return new Uint8Array(view.buffer);
};
