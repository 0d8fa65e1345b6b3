import { MasqueError } from '../core/errors.ts';
import { ARKIT_SHAPES } from '../core/signals/arkit.ts';

/** One fully connected layer: output = weights × input + bias. */
export interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  /** outputs × inputs, row after row. */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

export interface FaceShapesFile {
  /** Landmark numbers, in the input's order. */
  readonly points: readonly number[];
  /** Landmarks whose line is made level: the person's right, then left outer eye corner. */
  readonly level: readonly [number, number];
  /** Standardises the input: (value − mean) × scale. */
  readonly mean: Float32Array;
  readonly scale: Float32Array;
  readonly layers: readonly Layer[];
}

const MAGIC = 'MSQFACE1';
const HEADER_START = MAGIC.length + 4;

const damaged = (what: string, cause?: unknown): MasqueError =>
  new MasqueError(
    'unreadable',
    `The net that turns landmarks into face shapes could not be read: ${what}.`,
    'Install Masque again: a file of its own is damaged.',
    cause === undefined ? undefined : { cause },
  );

/** IEEE 754 binary16. */
const fromHalf = (bits: number): number => {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
};

interface Header {
  readonly points: readonly number[];
  readonly level: readonly [number, number];
  readonly shapes: readonly string[];
  /** Width of every layer, the input's first. */
  readonly sizes: readonly number[];
}

const isNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((item) => Number.isInteger(item) && item >= 0);

const parseHeader = (text: string): Header => {
  let header: unknown;
  try {
    header = JSON.parse(text);
  } catch (cause) {
    throw damaged('its header is not JSON', cause);
  }
  const { points, level, shapes, sizes } = (header ?? {}) as Record<string, unknown>;
  if (!isNumbers(points) || !isNumbers(level) || level.length !== 2 || !isNumbers(sizes)) {
    throw damaged('its header lacks points, level or sizes');
  }
  if (points.some((point) => point >= 478) || sizes[0] !== 2 * points.length || sizes.length < 2) {
    throw damaged('its sizes do not fit its points');
  }
  if (!Array.isArray(shapes) || shapes.join() !== ARKIT_SHAPES.join() || sizes.at(-1) !== shapes.length) {
    throw damaged('its outputs are not the 52 shapes in their order');
  }
  return { points, level: [level[0] ?? 0, level[1] ?? 0], shapes, sizes };
};

/**
 * Reads `assets/face-shapes/face-shapes.bin`: eight letters, the header's length (uint32), the header (JSON), then
 * little-endian: mean, scale and every layer's bias as float32, every layer's weights as float16.
 * @throws MasqueError `unreadable` when the bytes are not that file.
 */
export const parseFaceShapesFile = (bytes: ArrayBuffer): FaceShapesFile => {
  const text = new TextDecoder();
  if (bytes.byteLength < HEADER_START || text.decode(bytes.slice(0, MAGIC.length)) !== MAGIC) {
    throw damaged('it does not begin as it should');
  }
  const view = new DataView(bytes);
  const headerLength = view.getUint32(MAGIC.length, true);
  const header = parseHeader(text.decode(bytes.slice(HEADER_START, HEADER_START + headerLength)));
  let at = HEADER_START + headerLength;
  const take = (count: number, size: number, read: (offset: number) => number): Float32Array => {
    if (at + count * size > bytes.byteLength) throw damaged(`it breaks off at byte ${bytes.byteLength}`);
    const values = Float32Array.from({ length: count }, (_, index) => read(at + index * size));
    at += count * size;
    return values;
  };
  const floats = (count: number): Float32Array => take(count, 4, (offset) => view.getFloat32(offset, true));
  const halves = (count: number): Float32Array =>
    take(count, 2, (offset) => fromHalf(view.getUint16(offset, true)));

  const width = 2 * header.points.length;
  const mean = floats(width);
  const scale = floats(width);
  const biases = header.sizes.slice(1).map(floats);
  const layers = biases.map((bias, index) => {
    const inputs = header.sizes[index] ?? 0;
    return { inputs, outputs: bias.length, bias, weights: halves(inputs * bias.length) };
  });
  if (at !== bytes.byteLength) throw damaged(`it has ${bytes.byteLength - at} bytes too many`);
  return { points: header.points, level: header.level, mean, scale, layers };
};
