/** What a mesh packed by Draco says that it unpacks to. */
export interface DracoSize {
  readonly triangles: number;
  /** Before seams part some of them; never more than the vertices. */
  readonly points: number;
}

const [MESH, SEQUENTIAL, EDGEBREAKER] = [1, 0, 1];
/** The one that glTF allows: 2.2, as major and minor. */
const VERSION = 0x0202;
const HAS_METADATA = 0x8000;
const METADATA_DEPTH = 16;

/**
 * Read from the first bytes, before anything is unpacked; null when they are not a mesh as glTF has it.
 * Source: google.github.io/draco/spec, "Draco Bitstream Specification"; Khronos, KHR_draco_mesh_compression.
 */
export const dracoSize = (bytes: Uint8Array): DracoSize | null => {
  if (bytes.length < 16 || String.fromCharCode(...bytes.subarray(0, 5)) !== 'DRACO') return null;
  const [major = 0, minor = 0, kind, method, lowFlags = 0, highFlags = 0] = bytes.subarray(5, 11);
  if (((major << 8) | minor) !== VERSION || kind !== MESH) return null;
  let at = 11;
  const readNumber = (): number => {
    let value = 0;
    for (let shift = 1; shift <= 2 ** 28; shift *= 128) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 0x7f) * shift;
      if (byte < 0x80) return value;
    }
    return Number.POSITIVE_INFINITY;
  };
  const skipName = (): void => {
    at += 1 + (bytes[at] ?? 0);
  };
  /** Names and values, and more of the same below further names; every step goes on, so that the bytes end it. */
  const skipMetadata = (depth: number): void => {
    for (let entries = readNumber(); entries > 0 && at < bytes.length; entries--) {
      skipName();
      const length = readNumber();
      at += length;
    }
    for (let below = readNumber(); below > 0 && at < bytes.length && depth > 0; below--) {
      skipName();
      skipMetadata(depth - 1);
    }
  };
  if (((highFlags << 8) | lowFlags) & HAS_METADATA) {
    for (let attributes = readNumber(); attributes > 0 && at < bytes.length; attributes--) {
      readNumber(); // Which.
      skipMetadata(METADATA_DEPTH);
    }
    skipMetadata(METADATA_DEPTH);
  }
  if (at >= bytes.length) return null;
  if (method === SEQUENTIAL) {
    const triangles = readNumber();
    return { triangles, points: readNumber() };
  }
  if (method !== EDGEBREAKER) return null;
  at++; // How the traversal is written.
  const points = readNumber();
  return { triangles: readNumber(), points };
};
