import type { MicrophoneWriter } from '../../../electron/services/virtual-camera/microphone-writer.ts';

/** A piece of sound lasts this long, as an audio worklet's do. */
const PIECE_SECONDS = 0.01;

/**
 * Each sample's value tells when it was captured: the sound rises in a straight line for so long, which no resampling or
 * mixing hides.
 */
export const RAMP_SECONDS = 64;

export interface SoundFeed {
  readonly samplesPerSecond: number;
  /** The moment that the value 0 stands for, milliseconds since 1970. */
  readonly startedAt: number;
  stop(): void;
}

/** Gives a microphone sound as it is captured; what is late is made up for, as by a sound card's buffer. */
export const feedRamp = (microphone: MicrophoneWriter, samplesPerSecond = 48_000): SoundFeed => {
  const startedAt = performance.timeOrigin + performance.now();
  const length = samplesPerSecond * PIECE_SECONDS;
  let number = 0;
  const timer = setInterval(
    () => {
      const passed = (performance.timeOrigin + performance.now() - startedAt) / 1000;
      for (; (number + 1) * PIECE_SECONDS <= passed; number += 1) {
        const first = number * length;
        const samples = Float32Array.from(
          { length },
          (_, i) => (first + i) / samplesPerSecond / RAMP_SECONDS,
        );
        microphone.sound(samples, startedAt + number * PIECE_SECONDS * 1000, samplesPerSecond);
      }
    },
    (PIECE_SECONDS * 1000) / 2,
  );
  return { samplesPerSecond, startedAt, stop: () => clearInterval(timer) };
};
