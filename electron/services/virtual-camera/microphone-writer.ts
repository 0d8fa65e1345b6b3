import type { MasqueError } from '../../../renderer/core/errors.ts';

export interface MicrophoneReport {
  /** Between capture and what a reader hears: what was asked for, or the least that can be while nothing is lost. */
  readonly delayMilliseconds: number;
  /** How often sound was due that had not come. */
  readonly underruns: number;
}

/** An open microphone of the system's that plays what it is given. Whoever opened it closes it. */
export interface MicrophoneWriter {
  /**
   * Mono, -1..1. `capturedAt` is the moment of the first sample in milliseconds since 1970. Never waits: sound that the
   * system does not take is dropped.
   */
  sound(samples: Float32Array, capturedAt: number, samplesPerSecond: number): void;
  /** What readers hear is the sound captured this long ago, 0..2000 ms, so that it meets a picture as late. */
  setDelay(milliseconds: number): void;
  /** What is achieved; null while nobody listens. */
  report(): MicrophoneReport | null;
  /** Apps that listen now. */
  readers(): number;
  /** Settles when the microphone is gone: null after `close`, else why. Never rejects. */
  readonly ended: Promise<MasqueError | null>;
  /** Safe to call twice. */
  close(): Promise<void>;
}
