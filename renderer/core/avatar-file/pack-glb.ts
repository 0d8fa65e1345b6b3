import type { GltfFile } from './read-file.ts';
import { layOut, writeGlb } from './write-glb.ts';

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

/**
 * A checked file as one GLB with one buffer and the one scene that is shown: all that the loader needs to see, so that
 * it has nothing to fetch, not even from a `data:` address.
 */
export const packGlb = ({ gltf, json, buffers }: GltfFile): Uint8Array<ArrayBuffer> => {
  const { starts } = layOut(buffers);
  return writeGlb(
    {
      ...json,
      scene: 0,
      scenes: [listOf(json.scenes)[gltf.scene ?? 0]],
      bufferViews: listOf(json.bufferViews).map((view) => moved(view, starts)),
    },
    buffers,
  );
};

/** Whether the loader should see the file packed rather than as it is. */
export const needsPacking = ({ gltf, isBinary }: GltfFile): boolean =>
  !isBinary || gltf.scenes.length > 1 || gltf.buffers.some(({ uri }) => uri !== undefined);
