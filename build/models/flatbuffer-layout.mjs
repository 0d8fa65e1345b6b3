/**
 * @import { Existing, Node, Table, List, Bytes } from './flatbuffer-values.mjs'
 * @typedef {{ bytes: Buffer, length: number, pending: { slot: number, node: Node }[] }} Page
 */

const aligned = (/** @type {number} */ value, /** @type {number} */ align) =>
  Math.ceil(value / align) * align;

/** Makes room at the end of the page. @type {(page: Page, count: number) => number} */
const reserve = (page, count) => {
  const start = page.length;
  page.length += count;
  if (page.length > page.bytes.length) {
    const grown = Buffer.alloc(Math.max(page.length, page.bytes.length * 2));
    page.bytes.copy(grown);
    page.bytes = grown;
  }
  return start;
};

/** @type {(page: Page, align: number) => void} */
const padTo = (page, align) => {
  reserve(page, aligned(page.length, align) - page.length);
};

/** A vtable, then the table; every field takes four bytes. @type {(page: Page, node: Table) => number} */
const placeTable = (page, node) => {
  const fields = Object.entries(node.fields);
  const slots = 1 + Math.max(-1, ...fields.map(([number]) => Number(number)));
  padTo(page, 4);
  const vtable = reserve(page, 4 + 2 * slots);
  padTo(page, 4);
  const start = reserve(page, 4 + 4 * fields.length);
  page.bytes.writeUInt16LE(4 + 2 * slots, vtable);
  page.bytes.writeUInt16LE(4 + 4 * fields.length, vtable + 2);
  page.bytes.writeInt32LE(start - vtable, start);
  for (const [order, [number, value]] of fields.entries()) {
    const offset = 4 + 4 * order;
    page.bytes.writeUInt16LE(offset, vtable + 4 + 2 * Number(number));
    if (value.kind === 'uint8') page.bytes.writeUInt8(value.value, start + offset);
    else if (value.kind === 'int32') page.bytes.writeInt32LE(value.value, start + offset);
    else page.pending.push({ slot: start + offset, node: value });
  }
  return start;
};

/** @type {(page: Page, node: List) => number} */
const placeList = (page, node) => {
  padTo(page, 4);
  const start = reserve(page, 4 + 4 * node.items.length);
  page.bytes.writeUInt32LE(node.items.length, start);
  for (const [index, item] of node.items.entries()) {
    page.pending.push({ slot: start + 4 + 4 * index, node: item });
  }
  return start;
};

/** @type {(page: Page, node: Bytes) => number} */
const placeBytes = (page, node) => {
  // The elements are aligned, so the count in front of them is not.
  const start = aligned(page.length + 4, Math.max(4, node.align)) - 4;
  reserve(page, start - page.length + 4 + node.bytes.length);
  page.bytes.writeUInt32LE(node.count, start);
  node.bytes.copy(page.bytes, start + 4);
  return start;
};

/**
 * Writes a tree of values as a FlatBuffers document. References are unsigned, so parents stand before their children,
 * and `older`, whose parts `existing` nodes point at, comes last, unchanged and 16-byte aligned.
 * @param {Table} root
 * @param {string} identifier four letters
 * @param {Buffer} [older]
 * @returns {Buffer}
 */
export const layOut = (root, identifier, older = Buffer.alloc(0)) => {
  /** @type {Page} */
  const page = { bytes: Buffer.alloc(1 << 16), length: 8, pending: [{ slot: 0, node: root }] };
  page.bytes.write(identifier, 4, 'latin1');
  /** @type {{ slot: number, node: Existing }[]} */
  const kept = [];
  for (let next = page.pending.shift(); next; next = page.pending.shift()) {
    const { slot, node } = next;
    if (node.kind === 'existing') {
      kept.push({ slot, node });
      continue;
    }
    const start =
      node.kind === 'table'
        ? placeTable(page, node)
        : node.kind === 'list'
          ? placeList(page, node)
          : placeBytes(page, node);
    page.bytes.writeUInt32LE(start - slot, slot);
  }
  padTo(page, 16);
  for (const { slot, node } of kept) page.bytes.writeUInt32LE(page.length + node.position - slot, slot);
  return Buffer.concat([page.bytes.subarray(0, page.length), older]);
};
