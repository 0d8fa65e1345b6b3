import type { SculptedAvatar } from '../sculpt/sculpted-avatar.ts';
import { createGltfWriter } from './gltf-writer.ts';
import { springExtension } from './spring-bones.ts';
import { writeAvatar } from './write-avatar.ts';

/** A sculpted avatar as the bytes of a GLB (glTF 2.0). The same avatar gives the same bytes on every machine. */
export const toGlb = (avatar: SculptedAvatar): Uint8Array<ArrayBuffer> => {
  const gltf = createGltfWriter();
  const { bones } = writeAvatar(gltf, avatar);
  return gltf.finish(avatar.name, springExtension(avatar, bones));
};
