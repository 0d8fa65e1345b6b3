/** Where a reference leads. @type {(bytes: Buffer, slot: number) => number} */
export const follow = (bytes, slot) => slot + bytes.readUInt32LE(slot);

/**
 * Address of a table's field, or 0 when it is absent.
 * @type {(bytes: Buffer, table: number, field: number) => number}
 */
export const fieldAt = (bytes, table, field) => {
  const vtable = table - bytes.readInt32LE(table);
  const entry = 4 + 2 * field;
  if (entry >= bytes.readUInt16LE(vtable)) return 0;
  const offset = bytes.readUInt16LE(vtable + entry);
  return offset ? table + offset : 0;
};

/** Addresses of a vector's elements, four bytes each. @type {(bytes: Buffer, table: number, field: number) => number[]} */
const elementsAt = (bytes, table, field) => {
  const slot = fieldAt(bytes, table, field);
  if (!slot) return [];
  const vector = follow(bytes, slot);
  return Array.from({ length: bytes.readUInt32LE(vector) }, (_, index) => vector + 4 + 4 * index);
};

/** Addresses of the tables in a vector. @type {(bytes: Buffer, table: number, field: number) => number[]} */
export const tablesAt = (bytes, table, field) =>
  elementsAt(bytes, table, field).map((slot) => follow(bytes, slot));

/** @type {(bytes: Buffer, table: number, field: number) => number[]} */
export const int32sAt = (bytes, table, field) =>
  elementsAt(bytes, table, field).map((slot) => bytes.readInt32LE(slot));
