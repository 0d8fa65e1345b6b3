/*
 * A take's file, little-endian:
 *
 *   signature  8 bytes; its first byte is no letter and its line ends show what a text transfer would do to it
 *   version    u16, and u16 that is 0
 *   chunks     name (4 letters), length u32, that many bytes, CRC-32 of name and bytes
 *
 *   META  JSON (`take-head.ts`); the first chunk
 *   FAC2  times f64; columns of f32: confidence, 52 weights, rotation 4, translation 3, gaze 4 (`frame-coding.ts`)
 *   VOI2  times f64; columns of f32: voice, loudness, 15 weights
 *   FACE  as version 1 wrote it: the same numbers, record after record, 264 bytes each
 *   VOIC  the same, 76 bytes each
 *   HELD  records of 9 bytes: time f64, u8 face key (0 none, 1.. in `FACE_KEYS` order)
 *   SOND  samples a second u32, then 16-bit samples, coded without loss (`sound-coding.ts`); each goes on where the one
 *         before ended
 *   DONE  duration f64, samples a second u32 (0 without sound); the last chunk, 24 bytes with its frame
 *
 * Chunks are appended about once a second while a take is recorded. Whoever reads stops at the first one that is not
 * whole: a recording that was cut short loses its last second. A chunk of an unknown name is passed over.
 *
 * A frame that was read and written again is the same to the bit. A minute of a recorded session with 100 hops a second
 * takes 0.49 MB at 30 pictures a second and 0.66 MB at 60, and the sound of 48 kHz about 2 more.
 */

export const SIGNATURE = new Uint8Array([0x8d, 0x54, 0x41, 0x4b, 0x45, 0x0d, 0x0a, 0x1a]);
export const VERSION = 2;
export const HEADER_BYTES = 12;
export const FRAME_BYTES = 12;
export const DONE_BYTES = FRAME_BYTES + 12;
/** Of the sound, which is mono. */
export const SAMPLE_RATES = { lowest: 8000, highest: 96_000 } as const;

export const CHUNKS = ['META', 'FAC2', 'VOI2', 'FACE', 'VOIC', 'HELD', 'SOND', 'DONE'] as const;
export type ChunkName = (typeof CHUNKS)[number];

/** Longer ones are recorded in parts; a file that says so is damaged. */
export const LONGEST_TAKE_SECONDS = 3600;
