import { ACCESSOR_TYPES, type Accessor, COMPONENT_BYTES, type ComponentType } from './gltf.ts';
import { AVATAR_LIMITS } from './limits.ts';
import type { GltfFile } from './read-file.ts';
import { EXPORT_AGAIN, refuse, SIMPLIFY } from './refuse.ts';

/** Where numbers stand: `count` elements of `width` components, the first at `start` of `bytes`. */
interface Layout {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly stride: number;
  readonly count: number;
  readonly width: number;
  readonly component: ComponentType;
}

const COMPRESSIONS = ['EXT_meshopt_compression', 'KHR_meshopt_compression'] as const;

const isCompressed = ({ gltf }: GltfFile, view: number): boolean =>
  COMPRESSIONS.some((name) => gltf.bufferViews[view]?.extensions?.[name] !== undefined);

const layOut = (
  file: GltfFile,
  what: string,
  place: { readonly view: number; readonly byteOffset: number },
  shape: Pick<Layout, 'count' | 'width' | 'component'>,
): Layout | null => {
  const view = file.gltf.bufferViews[place.view];
  if (!view) return refuse(`${what} stands in buffer view ${place.view}, which is missing.`);
  const size = COMPONENT_BYTES[shape.component] * shape.width;
  const stride = view.byteStride || size;
  if (stride < size) refuse(`${what} has elements of ${size} bytes, ${stride} bytes apart.`);
  if (
    place.byteOffset % COMPONENT_BYTES[shape.component] !== 0 ||
    stride % COMPONENT_BYTES[shape.component] !== 0
  )
    refuse(`${what} is not aligned.`);
  const end = shape.count === 0 ? 0 : place.byteOffset + stride * (shape.count - 1) + size;
  if (end > view.byteLength) refuse(`${what} reaches to byte ${end} of a buffer view of ${view.byteLength}.`);
  const bytes = file.buffers[view.buffer];
  if (isCompressed(file, place.view) || !bytes) return null;
  return { ...shape, bytes, start: view.byteOffset + place.byteOffset, stride };
};

type Read = (view: DataView, at: number) => number;
const READERS: Readonly<Record<ComponentType, Read>> = {
  5120: (view, at) => view.getInt8(at),
  5121: (view, at) => view.getUint8(at),
  5122: (view, at) => view.getInt16(at, true),
  5123: (view, at) => view.getUint16(at, true),
  5125: (view, at) => view.getUint32(at, true),
  5126: (view, at) => view.getFloat32(at, true),
};

/** The first number that is not as it should be, or null. */
const findWrong = (layout: Layout | null, isRight: (value: number) => boolean): number | null => {
  if (!layout) return null;
  const { bytes, start, stride, count, width, component } = layout;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = READERS[component];
  const step = COMPONENT_BYTES[component];
  for (let i = 0, from = start; i < count; i++, from += stride)
    for (let k = 0, at = from; k < width; k++, at += step) {
      const value = read(view, at);
      if (!isRight(value)) return value;
    }
  return null;
};

const checkView = ({ gltf, buffers }: GltfFile, index: number): void => {
  const view = gltf.bufferViews[index];
  if (!view) return;
  const inBuffer = (buffer: number, offset: number, length: number): void => {
    const declared = gltf.buffers[buffer];
    if (!declared) refuse(`buffer view ${index} stands in buffer ${buffer}, which is missing.`);
    if (offset + length > (declared?.byteLength ?? 0))
      refuse(
        `buffer view ${index} reaches to byte ${offset + length} of a buffer of ${declared?.byteLength}.`,
      );
  };
  inBuffer(view.buffer, view.byteOffset, view.byteLength);
  for (const name of COMPRESSIONS) {
    const packed = view.extensions?.[name];
    if (packed === undefined) continue;
    const {
      buffer,
      byteOffset = 0,
      byteLength,
      byteStride,
      count,
    } = Object(packed) as Record<string, unknown>;
    const all = [buffer, byteOffset, byteLength, byteStride, count];
    if (!all.every((value): value is number => Number.isSafeInteger(value) && Number(value) >= 0))
      refuse(`buffer view ${index} has a damaged ${name}.`);
    const [source, offset, length, stride, items] = all as [number, number, number, number, number];
    inBuffer(source, offset, length);
    if (!buffers[source]) refuse(`buffer ${source} is missing.`);
    if (stride * items !== view.byteLength) refuse(`buffer view ${index} does not unpack to its own length.`);
    return;
  }
  if (!buffers[view.buffer]) refuse(`buffer ${view.buffer} is missing.`);
};

const checkSparse = (file: GltfFile, accessor: Accessor, what: string): void => {
  const { sparse, count } = accessor;
  if (!sparse) return;
  if (sparse.count > count) refuse(`${what} replaces ${sparse.count} of its ${count} elements.`);
  const component = sparse.indices.componentType;
  if (component !== 5121 && component !== 5123 && component !== 5125)
    refuse(`${what} has indices that are no whole numbers.`);
  const indices = layOut(
    file,
    `${what} (indices)`,
    { view: sparse.indices.bufferView, byteOffset: sparse.indices.byteOffset },
    { count: sparse.count, width: 1, component },
  );
  const wrong = findWrong(indices, (value) => value < count);
  if (wrong !== null) refuse(`${what} replaces its element ${wrong} of ${count}.`);
  layOut(
    file,
    `${what} (values)`,
    { view: sparse.values.bufferView, byteOffset: sparse.values.byteOffset },
    { count: sparse.count, width: ACCESSOR_TYPES[accessor.type], component: accessor.componentType },
  );
};

/** Everything that points into buffers stays inside them, and nothing unpacks to more than the app can hold. */
export const checkAccessors = (file: GltfFile): void => {
  const { accessors, bufferViews } = file.gltf;
  let unpacked = 0;
  bufferViews.forEach((view, i) => {
    checkView(file, i);
    if (isCompressed(file, i)) unpacked += view.byteLength;
  });
  accessors.forEach((accessor, i) => {
    const what = `accessor ${i}`;
    const width = ACCESSOR_TYPES[accessor.type];
    const bytes = accessor.count * width * COMPONENT_BYTES[accessor.componentType];
    if (bytes > AVATAR_LIMITS.accessorBytes) refuse(`${what} holds ${accessor.count} elements.`, SIMPLIFY);
    if (accessor.bufferView === undefined || accessor.sparse) unpacked += bytes;
    if (accessor.bufferView !== undefined)
      layOut(
        file,
        what,
        { view: accessor.bufferView, byteOffset: accessor.byteOffset },
        { count: accessor.count, width, component: accessor.componentType },
      );
    checkSparse(file, accessor, what);
  });
  if (unpacked > AVATAR_LIMITS.unpackedBytes)
    refuse(`it unpacks to ${Math.round(unpacked / 1e6)} MB of numbers.`, SIMPLIFY);
};

/**
 * The first of an accessor's numbers, as stored, that is not as it should be; null when all are, and for compressed
 * ones, which are seen only when they are unpacked. `checkAccessors` comes first.
 */
export const firstWrong = (
  file: GltfFile,
  index: number,
  isRight: (value: number) => boolean,
): number | null => {
  const accessor = file.gltf.accessors[index];
  if (!accessor) return refuse(`accessor ${index} is missing.`, EXPORT_AGAIN);
  const shape = { width: ACCESSOR_TYPES[accessor.type], component: accessor.componentType };
  const { bufferView, byteOffset, count, sparse } = accessor;
  const parts = [
    ...(bufferView === undefined ? [] : [{ view: bufferView, byteOffset, count }]),
    ...(sparse
      ? [{ view: sparse.values.bufferView, byteOffset: sparse.values.byteOffset, count: sparse.count }]
      : []),
  ];
  for (const { view, byteOffset: start, count: many } of parts) {
    const layout = layOut(file, `accessor ${index}`, { view, byteOffset: start }, { ...shape, count: many });
    const wrong = findWrong(layout, isRight);
    if (wrong !== null) return wrong;
  }
  return null;
};
