/** One picture as it was encoded. */
export interface FilmPacket {
  /** Which picture of the film, from 0. */
  readonly frame: number;
  /** Whether it can be shown without those before it. */
  readonly isKey: boolean;
  readonly data: Uint8Array;
  /** The same picture's transparency, encoded beside it. */
  readonly alpha?: Uint8Array;
  /** What a decoder must know; with the first packet of an encoder. */
  readonly config?: VideoDecoderConfig;
}
