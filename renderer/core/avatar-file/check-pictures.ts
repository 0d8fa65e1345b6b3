import { AVATAR_LIMITS } from './limits.ts';
import { pictureSize } from './picture-size.ts';
import { type GltfFile, readDataUri } from './read-file.ts';
import { refuse, SIMPLIFY } from './refuse.ts';

const bytesOf = ({ gltf, buffers }: GltfFile, index: number): Uint8Array | null => {
  const image = gltf.images[index];
  if (image?.uri !== undefined) return readDataUri(image.uri, `picture ${index}`);
  if (image?.bufferView === undefined) return refuse(`picture ${index} is missing.`);
  const view = gltf.bufferViews[image.bufferView];
  if (!view) return refuse(`picture ${index} stands in buffer view ${image.bufferView}, which is missing.`);
  return buffers[view.buffer]?.subarray(view.byteOffset, view.byteOffset + view.byteLength) ?? null;
};

/** A texture's picture, and those that newer formats put in its place. */
const sourcesOf = ({ source, extensions }: GltfFile['gltf']['textures'][number]): unknown[] =>
  [
    source,
    ...['EXT_texture_webp', 'EXT_texture_avif'].map((name) => {
      const extension = extensions?.[name];
      return typeof extension === 'object' && extension !== null && 'source' in extension
        ? extension.source
        : undefined;
    }),
  ].filter((each) => each !== undefined);

/** Sizes by their headers, before anything is decoded. A picture that cannot be read is left out, with a warning. */
export const checkPictures = (file: GltfFile): void => {
  let pixels = 0;
  file.gltf.images.forEach((_, i) => {
    const size = pictureSize(bytesOf(file, i) ?? new Uint8Array(0));
    if (!size || size.width * size.height === 0) {
      file.warnings.push(`picture ${i} cannot be read`);
      return;
    }
    const { width, height } = size;
    if (Math.max(width, height) > AVATAR_LIMITS.pictureSide)
      refuse(`picture ${i} has ${width} × ${height} pixels.`, 'Use smaller textures.');
    pixels += width * height;
  });
  if (pixels > AVATAR_LIMITS.picturePixels)
    refuse(`its pictures have ${Math.round(pixels / 1e6)} million pixels.`, SIMPLIFY);
  file.gltf.textures.forEach((texture, t) => {
    const sources = sourcesOf(texture);
    if (sources.length === 0)
      refuse(
        `texture ${t} shows no picture that Masque could read (${
          Object.keys(texture.extensions ?? {})
            .join(', ')
            .slice(0, 80) || 'none'
        }).`,
        'Export it again with textures in PNG, JPEG or WebP.',
      );
    for (const source of sources)
      if (typeof source !== 'number' || !file.gltf.images[source])
        refuse(`texture ${t} shows picture ${JSON.stringify(source)?.slice(0, 20)}, which is missing.`);
  });
};
