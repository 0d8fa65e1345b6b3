/**
 * A FlatBuffers document as a plain tree of values, before it has addresses. `flatbuffer-layout.mjs` writes it.
 * Format: flatbuffers.dev/internals. A table's fields are numbered as in its schema; absent fields are left out.
 *
 * @typedef {{ kind: 'uint8', value: number } | { kind: 'int32', value: number }} Scalar
 * @typedef {{ kind: 'table', fields: Record<number, Scalar | Node> }} Table
 * @typedef {{ kind: 'list', items: Node[] }} List
 * @typedef {{ kind: 'bytes', count: number, bytes: Buffer, align: number }} Bytes `count` is of elements, not of bytes
 * @typedef {{ kind: 'existing', position: number }} Existing a value in the older document that is kept behind this one
 * @typedef {Table | List | Bytes | Existing} Node
 */

/** @type {(value: number) => Scalar} */
export const uint8 = (value) => ({ kind: 'uint8', value });

/** @type {(value: number) => Scalar} */
export const int32 = (value) => ({ kind: 'int32', value });

/** @type {(fields: Record<number, Scalar | Node>) => Table} */
export const table = (fields) => ({ kind: 'table', fields });

/** A vector of tables. @type {(items: Node[]) => List} */
export const list = (items) => ({ kind: 'list', items });

/** @type {(position: number) => Existing} */
export const existing = (position) => ({ kind: 'existing', position });

/** A byte vector; TFLite wants constant buffers 16-byte aligned. @type {(bytes: Buffer) => Bytes} */
export const blob = (bytes) => ({ kind: 'bytes', count: bytes.length, bytes, align: 16 });

/** @type {(text: string) => Bytes} */
export const string = (text) => ({
  kind: 'bytes',
  count: Buffer.byteLength(text),
  // Strings end with a zero that their count does not include.
  bytes: Buffer.from(`${text}\0`),
  align: 4,
});

/** Little-endian bytes of 32-bit integers. @param {readonly number[]} values */
export const int32Bytes = (values) => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeInt32LE(value, index * 4);
  return bytes;
};

/** @type {(values: readonly number[]) => Bytes} */
export const int32s = (values) => ({
  kind: 'bytes',
  count: values.length,
  bytes: int32Bytes(values),
  align: 4,
});

/** @type {(values: readonly number[]) => Bytes} */
export const float32s = (values) => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeFloatLE(value, index * 4);
  return { kind: 'bytes', count: values.length, bytes, align: 4 };
};
