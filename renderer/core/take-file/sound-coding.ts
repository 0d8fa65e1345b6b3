import { type BitReader, type BitWriter, createBitReader, createBitWriter } from './bit-stream.ts';
import { viewOf } from './chunks.ts';

/*
 * Mono sound of 16 bits without loss, in FLAC's way: each block is predicted by one of five fixed polynomials, and what is
 * left is written in Rice codes. No codec of the system's is asked, so a take sounds the same everywhere, and a quiet
 * minute costs next to nothing. Source: RFC 9639, sections 9.2.5 and 9.2.7 (frames are ours).
 *
 *   payload   samples u32, then blocks of 4096 (the last may be shorter), as bits
 *   block     order 3 bits (0..4; 7 is silence, without more), Rice parameter 5 bits, the residuals
 */

const BLOCK = 4096;
const ORDERS = [0, 1, 2, 3, 4] as const;
const SILENCE = 7;
const FULL_SCALE = 32768;
/** Residuals of order 4 take up to 20 bits and a sign. */
const LARGEST_PARAMETER = 21;

export const toSixteenBits = (sample: number): number =>
  Math.max(
    -FULL_SCALE,
    Math.min(FULL_SCALE - 1, Math.round((Number.isFinite(sample) ? sample : 0) * FULL_SCALE)),
  );

/** What the polynomial through the last `order` samples says of the next one. */
const predict = (order: number, s: Int32Array, at: number): number => {
  const a = s[at - 1] ?? 0;
  const b = s[at - 2] ?? 0;
  const c = s[at - 3] ?? 0;
  switch (order) {
    case 0:
      return 0;
    case 1:
      return a;
    case 2:
      return 2 * a - b;
    case 3:
      return 3 * a - 3 * b + c;
    default:
      return 4 * a - 6 * b + 4 * c - (s[at - 4] ?? 0);
  }
};

/** Before a block's first samples there is silence, so that each can be read without the one before. */
const residualSum = (order: number, block: Int32Array): number => {
  let sum = 0;
  for (let i = 0; i < block.length; i++) sum += Math.abs((block[i] ?? 0) - predict(order, block, i));
  return sum;
};

const writeBlock = (bits: BitWriter, block: Int32Array): void => {
  if (block.every((sample) => sample === 0)) {
    bits.write(SILENCE, 3);
    return;
  }
  const sums = ORDERS.map((order) => residualSum(order, block));
  const sum = Math.min(...sums);
  const order = sums.indexOf(sum);
  // A Rice code of parameter k is shortest for a mean of about 2^k; signs have doubled what was summed.
  const parameter = Math.min(
    LARGEST_PARAMETER,
    Math.max(0, Math.round(Math.log2((2 * sum) / block.length + 0.5))),
  );
  bits.write(order, 3);
  bits.write(parameter, 5);
  for (let i = 0; i < block.length; i++) {
    const residual = (block[i] ?? 0) - predict(order, block, i);
    const folded = residual >= 0 ? 2 * residual : -2 * residual - 1;
    bits.unary(folded >>> parameter);
    bits.write(folded, parameter);
  }
};

const readBlock = (bits: BitReader, block: Int32Array): void => {
  const order = bits.read(3);
  if (order === SILENCE) return;
  const parameter = bits.read(5);
  for (let i = 0; i < block.length && !bits.isPastEnd; i++) {
    const folded = (bits.unary() << parameter) | bits.read(parameter);
    block[i] = predict(order, block, i) + ((folded >>> 1) ^ -(folded & 1));
  }
};

export const encodeSound = (samples: Float32Array): Uint8Array => {
  const bits = createBitWriter();
  bits.write(samples.length >>> 16, 16);
  bits.write(samples.length & 0xffff, 16);
  for (let at = 0; at < samples.length; at += BLOCK)
    writeBlock(bits, Int32Array.from(samples.subarray(at, at + BLOCK), toSixteenBits));
  return bits.finish();
};

/** How many samples a payload says it holds; no more than it can. */
export const soundLength = (payload: Uint8Array): number => {
  const said = payload.length < 4 ? 0 : viewOf(payload).getUint32(0);
  // A silent block takes 3 bits.
  return Math.min(said, Math.ceil(((payload.length - 4) * 8) / 3) * BLOCK);
};

/** Fills `into`, which is as long as `soundLength` says. */
export const decodeSound = (payload: Uint8Array, into: Float32Array): void => {
  const bits = createBitReader(payload.subarray(4));
  for (let at = 0; at < into.length; at += BLOCK) {
    const block = new Int32Array(Math.min(BLOCK, into.length - at));
    readBlock(bits, block);
    block.forEach((sample, i) => {
      into[at + i] = sample / FULL_SCALE;
    });
  }
};
