import { TextureLoader } from 'three';
import { MeshoptDecoder } from 'three/addons/libs/meshopt_decoder.module.js';
import { GLTFLoader, type GLTFLoaderPlugin, type GLTFParser } from 'three/addons/loaders/GLTFLoader.js';
import { MasqueError } from '../core/errors.ts';
import type { Avatar } from './avatar.ts';
import { checkGlb } from './check-glb.ts';
import { makeAvatar } from './make-avatar.ts';

/**
 * Reads embedded pictures through an image element. three's default fetches them from a blob address, which the
 * page's promise to connect to nothing (`connect-src`) forbids.
 */
const embeddedPictures = (parser: GLTFParser): GLTFLoaderPlugin => {
  parser.textureLoader = new TextureLoader(parser.options.manager);
  return { name: 'MASQUE_embedded_pictures' };
};

/** A VRM 0 figure looks along −z; glTF and VRM 1 look along +z. Source: vrm.dev, "VRM 1.0 changes". */
const facesBackward = (parser: GLTFParser): boolean => {
  const used: unknown = parser.json.extensionsUsed;
  return Array.isArray(used) && used.includes('VRM');
};

/**
 * Opens a binary glTF figure with ARKit shapes. `name` is what messages call it.
 * Throws a MasqueError when the file is damaged, too large, points outside itself, or has no face shapes.
 */
export const loadGlb = async (bytes: ArrayBuffer, name: string): Promise<Avatar> => {
  checkGlb(bytes, name);
  const loader = new GLTFLoader().setMeshoptDecoder(MeshoptDecoder).register(embeddedPictures);
  try {
    const gltf = await loader.parseAsync(bytes, '');
    if (facesBackward(gltf.parser)) gltf.scene.rotation.y = Math.PI;
    return makeAvatar(name, gltf.scene);
  } catch (cause) {
    if (cause instanceof MasqueError) throw cause;
    throw new MasqueError(
      'unreadable',
      `The avatar "${name}" cannot be opened: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Export it again as a binary glTF 2.0 file (.glb) with everything embedded.',
      { cause },
    );
  }
};
