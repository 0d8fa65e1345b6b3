import type { GltfFile } from './read-file.ts';

const ALIGNMENT = 4;
const padded = (length: number): number => Math.ceil(length / ALIGNMENT) * ALIGNMENT;

type Json = Readonly<Record<string, unknown>>;
const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : []);

/** What stands in buffers says so by their number and an offset: a view, and its compressed twin. */
const moved = (place: Json, starts: readonly number[]): Json => {
  const { buffer, byteOffset, extensions } = place;
  const start = starts[Number(buffer)] ?? 0;
  const packed = isJson(extensions)
    ? Object.fromEntries(
        Object.entries(extensions).map(([name, value]) => [
          name,
          isJson(value) && 'buffer' in value ? moved(value, starts) : value,
        ]),
      )
    : undefined;
  return {
    ...place,
    buffer: 0,
    byteOffset: start + Number(byteOffset ?? 0),
    ...(packed ? { extensions: packed } : {}),
  };
};

const encodeUtf8 = (text: string): Uint8Array => {
  // Escaped, every character is one byte, so core needs no TextEncoder.
  const ascii = text.replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return Uint8Array.from(ascii, (unit) => unit.charCodeAt(0));
};

/**
 * A checked file as one GLB with one buffer and the one scene that is shown: all that the loader needs to see, so that
 * it has nothing to fetch, not even from a `data:` address, and no animations to read that nobody plays.
 */
export const packGlb = ({ gltf, json, buffers }: GltfFile): Uint8Array<ArrayBuffer> => {
  const starts: number[] = [];
  let length = 0;
  for (const buffer of buffers) {
    starts.push(length);
    length += padded(buffer?.length ?? 0);
  }
  const description = encodeUtf8(
    JSON.stringify({
      ...json,
      animations: [],
      scene: 0,
      scenes: [listOf(json.scenes)[gltf.scene ?? 0]],
      buffers: [{ byteLength: length }],
      bufferViews: listOf(json.bufferViews).map((view) => moved(view, starts)),
    }),
  );
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
  buffers.forEach((buffer, i) => {
    if (buffer) bytes.set(buffer, 28 + jsonLength + (starts[i] ?? 0));
  });
  return bytes;
};

/** Whether the loader should see the file packed rather than as it is. */
export const needsPacking = ({ gltf, isBinary }: GltfFile): boolean =>
  !isBinary ||
  gltf.scenes.length > 1 ||
  gltf.animations.length > 0 ||
  gltf.buffers.some(({ uri }) => uri !== undefined);
