/** What a voice tracker heard in one moment. */
export interface VisemeFrame {
  /** When the sound happened, seconds on the session's clock. */
  readonly timeSeconds: number;
  /** 15 weights in `VISEMES` order, each 0..1. */
  readonly weights: Float32Array;
  /** Probability that somebody speaks, 0..1. */
  readonly voice: number;
}
