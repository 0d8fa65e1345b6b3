import { crc32 } from './crc32.ts';
import { type ChunkName, FRAME_BYTES, HEADER_BYTES, SIGNATURE, VERSION } from './take-format.ts';

export interface Chunk {
  readonly name: string;
  readonly payload: Uint8Array;
  /** Where in the file the next one begins. */
  readonly end: number;
}

export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export const joinBytes = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

export const header = (): Uint8Array => {
  const bytes = new Uint8Array(HEADER_BYTES);
  bytes.set(SIGNATURE);
  viewOf(bytes).setUint16(SIGNATURE.length, VERSION, true);
  return bytes;
};

/** What stands around a payload; the sum is taken over name and payload, so that one cannot be taken for another. */
export const chunk = (name: ChunkName, payload: Uint8Array): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(FRAME_BYTES + payload.length);
  const view = viewOf(bytes);
  for (let i = 0; i < 4; i++) bytes[i] = name.charCodeAt(i);
  view.setUint32(4, payload.length, true);
  bytes.set(payload, 8);
  view.setUint32(8 + payload.length, sumOf(bytes, 8 + payload.length), true);
  return bytes;
};

const sumOf = (bytes: Uint8Array, end: number): number =>
  crc32(joinBytes([bytes.subarray(0, 4), bytes.subarray(8, end)]));

/** The whole chunks of a file, in order, up to the first that is cut off or damaged. */
export function* readChunks(bytes: Uint8Array): Generator<Chunk> {
  let at = HEADER_BYTES;
  while (at + FRAME_BYTES <= bytes.length) {
    const rest = bytes.subarray(at);
    const view = viewOf(rest);
    const length = view.getUint32(4, true);
    if (FRAME_BYTES + length > rest.length) return;
    if (view.getUint32(8 + length, true) !== sumOf(rest, 8 + length)) return;
    at += FRAME_BYTES + length;
    yield {
      name: String.fromCharCode(...rest.subarray(0, 4)),
      payload: rest.subarray(8, 8 + length),
      end: at,
    };
  }
}
