import { BufferAttribute, BufferGeometry } from 'three';
import type { DRACOLoader } from 'three/addons/loaders/DRACOLoader.js';
import wasm from 'three/examples/jsm/libs/draco/gltf/draco_decoder.wasm?url';
import script from 'three/examples/jsm/libs/draco/gltf/draco_wasm_wrapper.js?url';
import { startCodec } from './codec-module.ts';

/* What of Draco's decoder is used. Source: github.com/google/draco, src/draco/javascript/emscripten. */
type Handle = object;
interface Status {
  ok(): boolean;
  error_msg(): string;
}
interface Mesh extends Handle {
  num_points(): number;
  num_faces(): number;
}
interface Attribute extends Handle {
  num_components(): number;
}
interface Decoder extends Handle {
  DecodeArrayToMesh(bytes: Int8Array, length: number, into: Mesh): Status;
  GetAttributeByUniqueId(mesh: Mesh, id: number): Attribute;
  GetTrianglesUInt32Array(mesh: Mesh, bytes: number, into: number): boolean;
  GetAttributeDataArrayForAllPoints(
    mesh: Mesh,
    attribute: Attribute,
    type: number,
    bytes: number,
    into: number,
  ): boolean;
}
interface Draco {
  readonly Decoder: new () => Decoder;
  readonly Mesh: new () => Mesh;
  readonly HEAPU8: Uint8Array;
  readonly DT_FLOAT32: number;
  readonly DT_INT8: number;
  readonly DT_UINT8: number;
  readonly DT_INT16: number;
  readonly DT_UINT16: number;
  readonly DT_UINT32: number;
  _malloc(bytes: number): number;
  _free(place: number): void;
  destroy(handle: Handle): void;
}

const ARRAYS = {
  Float32Array: { make: Float32Array, type: 'DT_FLOAT32' },
  Int8Array: { make: Int8Array, type: 'DT_INT8' },
  Uint8Array: { make: Uint8Array, type: 'DT_UINT8' },
  Int16Array: { make: Int16Array, type: 'DT_INT16' },
  Uint16Array: { make: Uint16Array, type: 'DT_UINT16' },
  Uint32Array: { make: Uint32Array, type: 'DT_UINT32' },
} as const;

/** Runs `fill` on space of the decoder's own and copies what it wrote there. */
const copyOut = (draco: Draco, bytes: number, fill: (place: number) => boolean): ArrayBuffer => {
  const place = draco._malloc(bytes);
  try {
    if (!fill(place)) throw new Error('Draco did not unpack all of it.');
    return draco.HEAPU8.slice(place, place + bytes).buffer;
  } finally {
    draco._free(place);
  }
};

const unpack = (
  draco: Draco,
  decoder: Decoder,
  mesh: Mesh,
  bytes: Int8Array,
  names: Readonly<Record<string, number>>,
  types: Readonly<Record<string, string>>,
): BufferGeometry => {
  const status = decoder.DecodeArrayToMesh(bytes, bytes.length, mesh);
  if (!status.ok()) throw new Error(`Draco: ${status.error_msg()}`);
  const geometry = new BufferGeometry();
  const points = mesh.num_points();
  for (const [name, id] of Object.entries(names)) {
    const kind = ARRAYS[types[name] as keyof typeof ARRAYS];
    if (!kind) throw new Error(`Draco: ${name} is of no kind.`);
    const attribute = decoder.GetAttributeByUniqueId(mesh, id);
    const width = attribute.num_components();
    const size = points * width * kind.make.BYTES_PER_ELEMENT;
    const copy = copyOut(draco, size, (place) =>
      decoder.GetAttributeDataArrayForAllPoints(mesh, attribute, draco[kind.type], size, place),
    );
    geometry.setAttribute(name, new BufferAttribute(new kind.make(copy), width));
  }
  const size = mesh.num_faces() * 3 * Uint32Array.BYTES_PER_ELEMENT;
  const corners = new Uint32Array(
    copyOut(draco, size, (place) => decoder.GetTrianglesUInt32Array(mesh, size, place)),
  );
  if (corners.some((corner) => corner >= points)) throw new Error('Draco: a corner is of no vertex.');
  if (geometry.getAttribute('position')?.array.some((value) => !Number.isFinite(value)))
    throw new Error('Draco: a vertex is nowhere.');
  geometry.setIndex(new BufferAttribute(corners, 1));
  return geometry;
};

/** Unpacks on the page: three's own loader does so in workers made of text, which the page's promise forbids. */
export const createDracoLoader = (): DRACOLoader => {
  let started: Promise<Draco> | null = null;
  const decodeDracoFile = async (
    buffer: ArrayBuffer,
    whole: (geometry: BufferGeometry) => void,
    names: Readonly<Record<string, number>>,
    types: Readonly<Record<string, string>>,
    _colours: string,
    fail: (cause: unknown) => void,
  ): Promise<void> => {
    try {
      started ??= startCodec<Draco>('DracoDecoderModule', script, wasm);
      const draco = await started;
      const [decoder, mesh] = [new draco.Decoder(), new draco.Mesh()];
      try {
        whole(unpack(draco, decoder, mesh, new Int8Array(buffer), names, types));
      } finally {
        draco.destroy(mesh);
        draco.destroy(decoder);
      }
    } catch (cause) {
      fail(cause);
    }
  };
  // The two that the loader of glTF asks for.
  return { preload: () => {}, decodeDracoFile } as unknown as DRACOLoader;
};
