/**
 * Just enough of ONNX's protobuf to write a net by hand.
 * Source: github.com/onnx/onnx, onnx/onnx.proto.
 */
type Bytes = readonly number[];

const varint = (value: number): Bytes => {
  const bytes: number[] = [];
  for (let rest = BigInt.asUintN(64, BigInt(value)); ; rest >>= 7n) {
    if (rest < 128n) return [...bytes, Number(rest)];
    bytes.push(Number(rest & 127n) | 128);
  }
};
const number = (field: number, value: number): Bytes => [...varint(field << 3), ...varint(value)];
const bytes = (field: number, value: Bytes): Bytes => [
  ...varint((field << 3) | 2),
  ...varint(value.length),
  ...value,
];
const text = (field: number, value: string): Bytes => bytes(field, [...new TextEncoder().encode(value)]);

export const FLOAT = 1;
export const INT64 = 7;

export const node = (type: string, inputs: string[], output: string, to?: number): Bytes =>
  bytes(1, [
    ...inputs.flatMap((input) => text(1, input)),
    ...text(2, output),
    ...text(4, type),
    // Only Cast has an attribute here.
    ...(to === undefined ? [] : bytes(5, [...text(1, 'to'), ...number(3, to), ...number(20, 2)])),
  ]);

export const constant = (name: string, type: number, sizes: number[], values: number[]): Bytes => {
  const raw = type === INT64 ? BigInt64Array.from(values, BigInt) : Float32Array.from(values);
  return bytes(5, [
    ...sizes.flatMap((size) => number(1, size)),
    ...number(2, type),
    ...text(8, name),
    ...bytes(9, [...new Uint8Array(raw.buffer)]),
  ]);
};

/** A size that is a word is whatever comes. */
const value = (field: number, name: string, type: number, sizes: (number | string)[]): Bytes => {
  const shape = sizes.flatMap((size) => bytes(1, typeof size === 'number' ? number(1, size) : text(2, size)));
  return bytes(field, [...text(1, name), ...bytes(2, bytes(1, [...number(1, type), ...bytes(2, shape)]))]);
};
export const input = (name: string, type: number, sizes: (number | string)[]): Bytes =>
  value(11, name, type, sizes);
export const output = (name: string, sizes: (number | string)[]): Bytes => value(12, name, FLOAT, sizes);

export const net = (...parts: Bytes[]): Uint8Array =>
  Uint8Array.from([
    ...number(1, 8),
    ...bytes(7, [...text(2, 'tiny'), ...parts.flat()]),
    ...bytes(8, number(2, 13)),
  ]);
