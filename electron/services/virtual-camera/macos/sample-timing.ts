/**
 * CMSampleTimingInfo: duration, presentation time, decode time, each a CMTime of 24 bytes (value i64, timescale i32,
 * flags u32, epoch i64). Source: CMSampleBuffer.h, CMTime.h.
 */
export const SAMPLE_TIMING_BYTES = 72;
const CM_TIME_BYTES = 24;
const FLAG_VALID = 1;
const NANOSECONDS_A_SECOND = 1_000_000_000;

const writeTime = (bytes: Buffer, place: number, value: bigint, timescale: number): void => {
  const at = place * CM_TIME_BYTES;
  bytes.writeBigInt64LE(value, at);
  bytes.writeInt32LE(timescale, at + 8);
  bytes.writeUInt32LE(FLAG_VALID, at + 12);
};

/**
 * Fills the timing of one picture; its decode time stays invalid, which says that it needs no decoding.
 * @param bytes of `SAMPLE_TIMING_BYTES`, noughts or an earlier timing
 * @param at the moment on the host's clock, nanoseconds since the machine started
 */
export const writeSampleTiming = (bytes: Buffer, at: bigint, framesPerSecond: number): void => {
  writeTime(bytes, 0, 1000n, Math.round(framesPerSecond * 1000));
  writeTime(bytes, 1, at, NANOSECONDS_A_SECOND);
};
