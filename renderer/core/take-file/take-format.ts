/*
 * A take's file, little-endian:
 *
 *   signature  8 bytes; its first byte is no letter and its line ends show what a text transfer would do to it
 *   version    u16, and u16 that is 0
 *   chunks     name (4 letters), length u32, that many bytes, CRC-32 of name and bytes
 *
 *   META  JSON (`take-head.ts`); the first chunk
 *   FACE  records of 264 bytes: time f64; f32 confidence, 52 weights, rotation 4, translation 3, gaze 4
 *   VOIC  records of 76 bytes: time f64; f32 voice, loudness, 15 weights
 *   HELD  records of 9 bytes: time f64, u8 face key (0 none, 1.. in `FACE_KEYS` order)
 *   SOND  samples a second u32, then 16-bit samples, coded without loss (`sound-coding.ts`); each goes on where the one
 *         before ended
 *   DONE  duration f64, samples a second u32 (0 without sound); the last chunk, 24 bytes with its frame
 *
 * Chunks are appended about once a second while a take is recorded. Whoever reads stops at the first one that is not
 * whole: a recording that was cut short loses its last second. A chunk of an unknown name is passed over.
 *
 * Frames are kept in single precision, which is the trackers' own; a frame that was read and written again is the same
 * to the bit. At 30 pictures and 100 hops a second a minute takes 0.93 MB, and the sound of 48 kHz about 2.
 */

export const SIGNATURE = new Uint8Array([0x8d, 0x54, 0x41, 0x4b, 0x45, 0x0d, 0x0a, 0x1a]);
export const VERSION = 1;
export const HEADER_BYTES = 12;
export const FRAME_BYTES = 12;
export const DONE_BYTES = FRAME_BYTES + 12;
/** Of the sound, which is mono. */
export const SAMPLE_RATES = { lowest: 8000, highest: 96_000 } as const;

export const CHUNKS = ['META', 'FACE', 'VOIC', 'HELD', 'SOND', 'DONE'] as const;
export type ChunkName = (typeof CHUNKS)[number];

/** Longer ones are recorded in parts; a file that says so is damaged. */
export const LONGEST_TAKE_SECONDS = 3600;
