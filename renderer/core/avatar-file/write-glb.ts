import { encodeJson } from './utf8.ts';

const ALIGNMENT = 4;
const padded = (length: number): number => Math.ceil(length / ALIGNMENT) * ALIGNMENT;

/** Where each piece starts in the one buffer of a GLB, and how long that is, bytes. */
export const layOut = (
  pieces: readonly (Uint8Array | null)[],
): { readonly starts: readonly number[]; readonly length: number } => {
  const starts: number[] = [];
  let length = 0;
  for (const piece of pieces) {
    starts.push(length);
    length += padded(piece?.length ?? 0);
  }
  return { starts, length };
};

/** A GLB of a description, which says nothing of buffers, and of the pieces of its one buffer, as `layOut` has them. */
export const writeGlb = (
  json: Readonly<Record<string, unknown>>,
  pieces: readonly (Uint8Array | null)[],
): Uint8Array<ArrayBuffer> => {
  const { starts, length } = layOut(pieces);
  const description = encodeJson({ ...json, buffers: [{ byteLength: length }] });
  const jsonLength = padded(description.length);
  const bytes = new Uint8Array(12 + 8 + jsonLength + 8 + length);
  const view = new DataView(bytes.buffer);
  const header = [0x46546c67, 2, bytes.length, jsonLength, 0x4e4f534a];
  header.forEach((word, i) => {
    view.setUint32(i * 4, word, true);
  });
  bytes.fill(0x20, 20, 20 + jsonLength).set(description, 20);
  view.setUint32(20 + jsonLength, length, true);
  view.setUint32(24 + jsonLength, 0x004e4942, true);
  pieces.forEach((piece, i) => {
    if (piece) bytes.set(piece, 28 + jsonLength + (starts[i] ?? 0));
  });
  return bytes;
};
