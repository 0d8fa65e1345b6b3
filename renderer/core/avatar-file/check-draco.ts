import { z } from 'zod';
import { type DracoSize, dracoSize } from './draco-size.ts';
import type { Primitive } from './gltf.ts';
import type { GltfFile } from './read-file.ts';
import { COPY_AGAIN, EXPORT_AGAIN, refuse } from './refuse.ts';

const NAME = 'KHR_draco_mesh_compression';
const TRIANGLES = 4;

const Packed = z.object({ bufferView: z.int().min(0), attributes: z.record(z.string(), z.int().min(0)) });

const sizeOf = ({ gltf, buffers }: GltfFile, extension: unknown): DracoSize | null => {
  const read = Packed.safeParse(extension);
  const view = read.success ? gltf.bufferViews[read.data.bufferView] : undefined;
  const bytes = buffers[view?.buffer ?? -1]?.subarray(view?.byteOffset);
  return bytes ? dracoSize(bytes.subarray(0, view?.byteLength)) : null;
};

/**
 * A mesh packed by Draco unpacks to what the file says of it, so that all that was counted still counts. The numbers
 * themselves are seen when it is unpacked.
 */
export const checkDraco = (file: GltfFile, primitive: Primitive, what: string): void => {
  const extension = primitive.extensions?.[NAME];
  if (extension === undefined) return;
  const size =
    sizeOf(file, extension) ??
    refuse(`${what} is packed by Draco (${NAME}), and the packing is damaged.`, COPY_AGAIN);
  const vertices = file.gltf.accessors[primitive.attributes.POSITION ?? -1]?.count ?? 0;
  const corners = file.gltf.accessors[primitive.indices ?? -1]?.count ?? 0;
  if (primitive.mode !== TRIANGLES || corners !== size.triangles * 3 || vertices < size.points)
    refuse(
      `${what} is packed by Draco as ${size.triangles} triangles of ${size.points} points, and the file says ${corners / 3} of ${vertices}.`,
      EXPORT_AGAIN,
    );
};
