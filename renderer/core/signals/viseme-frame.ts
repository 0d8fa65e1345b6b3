/** What a voice tracker heard in one hop of sound. */
export interface VisemeFrame {
  /** When the sound happened (the hop's centre), seconds on the session's clock. */
  readonly timeSeconds: number;
  /** 15 weights in `VISEMES` order, each 0..1. */
  readonly weights: Float32Array;
  /** Probability that somebody speaks, 0..1. */
  readonly voice: number;
  /** Root mean square of the hop's samples, 0 (silence) to 1 (full scale). */
  readonly loudness: number;
}
