import { MasqueError } from '../errors.ts';
import { numberAt } from './points.ts';

export const LANDMARK_COUNT = 468;
export const TRIANGLE_COUNT = 898;

/**
 * A face on MediaPipe's canonical topology, or a person's own features on that same topology.
 * Axes: looks along +z, +y up, +x the person's left.
 */
export interface CanonicalFace {
  /** 468 × [x, y, z], metres. */
  readonly positions: Float32Array;
  /** 468 × [u, v], 0..1. */
  readonly uv: Float32Array;
  /** 898 × three vertices, counter-clockwise seen from outside. */
  readonly triangles: Uint16Array;
  /** For each vertex the one across the mid-plane; a vertex on the mid-plane names itself. */
  readonly mirror: Uint16Array;
}

const METRES_PER_CENTIMETRE = 0.01;

const unreadable = (what: string): MasqueError =>
  new MasqueError(
    'unreadable',
    `The canonical face could not be read: ${what}.`,
    'Run the set-up again: it restores the file from the package @mediapipe/face_mesh.',
  );

/** The parts of Protocol Buffers' wire format that the file uses. protobuf.dev/programming-guides/encoding */
const createWireReader = (bytes: Uint8Array) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = 0;
  const varint = (): number => {
    let value = 0;
    let shift = 0;
    for (;;) {
      if (offset >= bytes.length || shift > 28) throw unreadable(`it breaks off at byte ${offset}`);
      const byte = numberAt(bytes, offset++);
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
      shift += 7;
    }
  };
  const take = (count: number): number => {
    if (offset + count > bytes.length) throw unreadable(`it breaks off at byte ${offset}`);
    offset += count;
    return offset - count;
  };
  return {
    offset: () => offset,
    varint,
    float: () => view.getFloat32(take(4), true),
    skip: take,
  };
};

type WireReader = ReturnType<typeof createWireReader>;

const VARINT = 0;
const BYTES = 2;
const FIXED32 = 5;

/** Calls `handle` for every field until `end`; a field that `handle` declines is skipped. */
const eachField = (
  reader: WireReader,
  end: number,
  handle: (field: number, wire: number, end: number) => boolean,
): void => {
  while (reader.offset() < end) {
    const tag = reader.varint();
    const wire = tag & 7;
    if (wire === BYTES) {
      const size = reader.varint();
      if (!handle(tag >>> 3, wire, reader.offset() + size)) reader.skip(size);
    } else if (wire === VARINT || wire === FIXED32) {
      if (handle(tag >>> 3, wire, end)) continue;
      if (wire === VARINT) reader.varint();
      else reader.float();
    } else throw unreadable(`wire type ${wire} at byte ${reader.offset()} is not expected`);
  }
};

/** Mesh3d of mediapipe/modules/face_geometry/protos/mesh_3d.proto: 3 = vertex_buffer, 4 = index_buffer. */
const readMesh = (reader: WireReader, end: number): { vertices: number[]; indices: number[] } => {
  const vertices: number[] = [];
  const indices: number[] = [];
  const list = (target: number[], read: () => number, packed: boolean, stop: number): true => {
    if (!packed) target.push(read());
    else while (reader.offset() < stop) target.push(read());
    return true;
  };
  eachField(reader, end, (field, wire, stop) => {
    if (field === 3) return list(vertices, reader.float, wire === BYTES, stop);
    if (field === 4) return list(indices, reader.varint, wire === BYTES, stop);
    return false;
  });
  return { vertices, indices };
};

/** The nearest vertex to each vertex's mirror image. */
const findMirror = (positions: Float32Array): Uint16Array => {
  const mirror = new Uint16Array(LANDMARK_COUNT);
  for (let i = 0; i < LANDMARK_COUNT; i++) {
    let nearest = Number.POSITIVE_INFINITY;
    for (let j = 0; j < LANDMARK_COUNT; j++) {
      const x = numberAt(positions, 3 * i) + numberAt(positions, 3 * j);
      const y = numberAt(positions, 3 * i + 1) - numberAt(positions, 3 * j + 1);
      const z = numberAt(positions, 3 * i + 2) - numberAt(positions, 3 * j + 2);
      const gap = x * x + y * y + z * z;
      if (gap < nearest) {
        nearest = gap;
        mirror[i] = j;
      }
    }
  }
  return mirror;
};

/**
 * Reads `geometry_pipeline_metadata_landmarks.binarypb` (Google, Apache-2.0).
 * Its lengths are centimetres and its vertices are x y z u v.
 * @throws MasqueError `unreadable` when the bytes are not that file.
 */
export const parseCanonicalFace = (bytes: Uint8Array): CanonicalFace => {
  const reader = createWireReader(bytes);
  let mesh = { vertices: [] as number[], indices: [] as number[] };
  eachField(reader, bytes.length, (field, wire, stop) => {
    if (field !== 1 || wire !== BYTES) return false;
    mesh = readMesh(reader, stop);
    return true;
  });
  if (mesh.vertices.length !== LANDMARK_COUNT * 5 || mesh.indices.length !== TRIANGLE_COUNT * 3)
    throw unreadable(
      `it holds ${mesh.vertices.length / 5} vertices and ${mesh.indices.length / 3} triangles`,
    );
  if (mesh.indices.some((index) => index >= LANDMARK_COUNT)) throw unreadable('a triangle names no vertex');
  const positions = new Float32Array(LANDMARK_COUNT * 3);
  const uv = new Float32Array(LANDMARK_COUNT * 2);
  for (let i = 0; i < LANDMARK_COUNT; i++) {
    for (let k = 0; k < 3; k++)
      positions[3 * i + k] = numberAt(mesh.vertices, 5 * i + k) * METRES_PER_CENTIMETRE;
    for (let k = 0; k < 2; k++) uv[2 * i + k] = numberAt(mesh.vertices, 5 * i + 3 + k);
  }
  return { positions, uv, triangles: Uint16Array.from(mesh.indices), mirror: findMirror(positions) };
};
