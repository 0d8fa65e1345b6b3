import { type BitReader, type BitWriter, createBitReader, createBitWriter } from './bit-stream.ts';
import { viewOf } from './chunks.ts';

/*
 * Numbers of a performance, each column by itself, in whole steps of 2^-20: half a millionth of a weight, of a radian or of
 * a metre is lost, thousands of times less than a tracker's own noise, and a number that was read and written again is the
 * same. A number is near the one before, so that what must be written is how far they are apart.
 *
 *   payload   count u32, times f64, little-endian; then the columns as bits
 *   column    blocks of 64 numbers (the last may be shorter): order 1 bit (what is predicted: 0 the number before, 1 the line
 *             through the last two), Rice parameter 5 bits, the residuals
 *   residual  a Rice code; a quotient of ESCAPE or more is ESCAPE zeros, a one, and the 32 bits themselves
 */

const STEPS = 2 ** 20;
const FURTHEST = 2 ** 31 - 1;
const ESCAPE = 20;
const TIME_BYTES = 8;
/** Frames of one coding: about a second. */
const BLOCK = 64;
const ORDERS = [0, 1] as const;
type Order = (typeof ORDERS)[number];

const toSteps = (number: number): number =>
  Math.max(-FURTHEST, Math.min(FURTHEST, Math.round((Number.isFinite(number) ? number : 0) * STEPS)));

/** In 32 bits that wrap, so that every difference has its code. */
const predict = (order: Order, column: Int32Array, at: number): number => {
  const before = column[at - 1] ?? 0;
  return order === 0 || at < 2 ? before : (2 * before - (column[at - 2] ?? 0)) | 0;
};

const fold = (difference: number): number => ((difference << 1) ^ (difference >> 31)) >>> 0;
const unfold = (folded: number): number => (folded >>> 1) ^ -(folded & 1);

const bitsOf = (folded: number, parameter: number): number => {
  const quotient = folded >>> parameter;
  return quotient < ESCAPE ? quotient + 1 + parameter : ESCAPE + 1 + 32;
};

const writeLong = (bits: BitWriter, value: number, count: number): void => {
  if (count > 16) bits.write(value >>> 16, count - 16);
  bits.write(value & 0xffff, Math.min(count, 16));
};
const readLong = (bits: BitReader, count: number): number => {
  const high = count > 16 ? bits.read(count - 16) : 0;
  return ((high << 16) | bits.read(Math.min(count, 16))) >>> 0;
};

interface Coding {
  readonly order: Order;
  readonly parameter: number;
  readonly folded: Uint32Array;
}

/** The shortest; a Rice code's parameter lies close to the length of what it most often writes. */
const bestCoding = (column: Int32Array, from: number, to: number): Coding => {
  let best: Coding = { order: 0, parameter: 0, folded: new Uint32Array() };
  let least = Number.POSITIVE_INFINITY;
  for (const order of ORDERS) {
    const folded = Uint32Array.from({ length: to - from }, (_, i) =>
      fold(((column[from + i] ?? 0) - predict(order, column, from + i)) | 0),
    );
    const middle = 32 - Math.clz32(folded.slice().sort()[folded.length >> 1] ?? 0);
    for (let parameter = Math.max(0, middle - 2); parameter <= Math.min(31, middle + 1); parameter++) {
      const cost = folded.reduce((sum, value) => sum + bitsOf(value, parameter), 0);
      if (cost >= least) continue;
      least = cost;
      best = { order, parameter, folded };
    }
  }
  return best;
};

const writeColumn = (bits: BitWriter, column: Int32Array): void => {
  for (let from = 0; from < column.length; from += BLOCK) {
    const { order, parameter, folded } = bestCoding(column, from, Math.min(from + BLOCK, column.length));
    bits.write(order, 1);
    bits.write(parameter, 5);
    for (const value of folded) {
      const quotient = value >>> parameter;
      bits.unary(Math.min(quotient, ESCAPE));
      writeLong(bits, value, quotient < ESCAPE ? parameter : 32);
    }
  }
};

const readColumn = (bits: BitReader, column: Int32Array): void => {
  let order: Order = 0;
  let parameter = 0;
  for (let at = 0; at < column.length && !bits.isPastEnd; at++) {
    if (at % BLOCK === 0) {
      order = bits.read(1) === 0 ? 0 : 1;
      parameter = bits.read(5);
    }
    const quotient = bits.unary();
    const isEscaped = quotient >= ESCAPE;
    const value = readLong(bits, isEscaped ? 32 : parameter);
    column[at] =
      (predict(order, column, at) + unfold(isEscaped ? value : (quotient << parameter) | value)) | 0;
  }
};

/** Records of one time and `floats` numbers each. */
export interface TimedNumbers {
  readonly timeSeconds: number;
  readonly numbers: ArrayLike<number>;
}

export const packFrames = (frames: readonly TimedNumbers[], floats: number): Uint8Array => {
  const times = new Uint8Array(TIME_BYTES * frames.length);
  frames.forEach(({ timeSeconds }, i) => {
    viewOf(times).setFloat64(TIME_BYTES * i, timeSeconds, true);
  });
  const bits = createBitWriter();
  for (let place = 0; place < floats; place++) {
    writeColumn(
      bits,
      Int32Array.from(frames, ({ numbers }) => toSteps(numbers[place] ?? 0)),
    );
  }
  const columns = bits.finish();
  const payload = new Uint8Array(4 + times.length + columns.length);
  viewOf(payload).setUint32(0, frames.length, true);
  payload.set(times, 4);
  payload.set(columns, 4 + times.length);
  return payload;
};

/** As many as are there, at most; what a damaged payload says beyond its end is nothing. */
export const unpackFrames = (
  payload: Uint8Array,
  floats: number,
): { readonly timeSeconds: number; readonly numbers: Float32Array }[] => {
  if (payload.length < 4) return [];
  const view = viewOf(payload);
  const count = Math.min(view.getUint32(0, true), Math.floor((payload.length - 4) / TIME_BYTES));
  const bits = createBitReader(payload.subarray(4 + TIME_BYTES * count));
  const columns = Array.from({ length: floats }, () => {
    const column = new Int32Array(count);
    readColumn(bits, column);
    return Float32Array.from(column, (steps) => steps / STEPS);
  });
  return Array.from({ length: count }, (_, i) => ({
    timeSeconds: view.getFloat64(4 + TIME_BYTES * i, true),
    numbers: Float32Array.from(columns, (column) => column[i] ?? 0),
  }));
};
