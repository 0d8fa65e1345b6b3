import { VRMLoaderPlugin } from '@pixiv/three-vrm';
import { type Object3D, TextureLoader } from 'three';
import { MeshoptDecoder } from 'three/addons/libs/meshopt_decoder.module.js';
import {
  type GLTF,
  GLTFLoader,
  type GLTFLoaderPlugin,
  type GLTFParser,
} from 'three/addons/loaders/GLTFLoader.js';
import { checkAvatar } from '../core/avatar-file/check-avatar.ts';
import { needsPacking, packGlb } from '../core/avatar-file/pack-glb.ts';
import type { GltfFile } from '../core/avatar-file/read-file.ts';
import type { BoundSource, Rig } from '../core/avatar-file/read-rig.ts';
import { tidyDescription } from '../core/avatar-file/tidy.ts';
import { MasqueError } from '../core/errors.ts';
import { meaningOf } from '../core/face-rig/target-names.ts';
import type { Avatar } from './avatar.ts';
import { createDracoLoader } from './draco.ts';
import { makeAvatar } from './make-avatar.ts';
import type { SceneRig, Springs } from './scene-rig.ts';

/**
 * Reads embedded pictures through an image element. three's default fetches them from a blob address, which the
 * page's promise to connect to nothing (`connect-src`) forbids.
 */
const embeddedPictures = (parser: GLTFParser): GLTFLoaderPlugin => {
  parser.textureLoader = new TextureLoader(parser.options.manager);
  return { name: 'MASQUE_embedded_pictures' };
};

/** What the check looked at is what is loaded: it reads a description tidied. */
const tidied = (parser: GLTFParser): GLTFLoaderPlugin => {
  tidyDescription(parser.json);
  return { name: 'MASQUE_tidied' };
};

/**
 * three-vrm's materials and springs. Expressions, bones and gaze are read by `core/avatar-file` and moved by
 * `apply-pose`; its readers of those refuse files that this app can wear.
 */
const vrmParts = (parser: GLTFParser): GLTFLoaderPlugin => {
  const vrm = new VRMLoaderPlugin(parser);
  return {
    name: 'MASQUE_vrm',
    // A VRM 0 whose own materials make no sense shows the plain ones that stand beside them.
    beforeRoot: () =>
      vrm
        .beforeRoot()
        .catch((cause: unknown) => console.warn('The VRM’s own materials are left out:', cause)),
    loadMesh: (mesh) => vrm.loadMesh(mesh),
    getMaterialType: (material) => vrm.getMaterialType(material),
    extendMaterialParams: (material, parameters) => vrm.extendMaterialParams(material, parameters),
    // Springs that make no sense cost the springs, not the figure.
    afterRoot: (gltf) =>
      vrm.springBonePlugin
        .afterRoot(gltf)
        .catch((cause: unknown) => console.warn('The springs are left out:', cause)),
  };
};

const springsOf = (gltf: GLTF): Springs | null => {
  const manager: unknown = gltf.userData.vrmSpringBoneManager;
  // three-vrm hands it over in a record of anything.
  return typeof manager === 'object' && manager !== null && 'update' in manager ? (manager as Springs) : null;
};

/**
 * Eyes that turn by their bones are not moved by a look expression too: a VRM that has both would move its gaze twice.
 * ARKit's eyeLook shapes stay: on such a face they are the lids, which follow the gaze.
 */
const withOneGaze = ({ sources, bones, eyeReachDegrees }: Rig): readonly BoundSource[] =>
  bones.has('leftEye') && bones.has('rightEye') && eyeReachDegrees !== 0
    ? sources.map((source) =>
        source.isExpression && /^look/.test(meaningOf(source.name)?.meaning ?? '')
          ? { ...source, binds: [] }
          : source,
      )
    : sources;

const sceneRig = async (gltf: GLTF, rig: Rig): Promise<SceneRig> => {
  const { plan, bones, eyeReachDegrees } = rig;
  const sources = withOneGaze(rig);
  const { parser } = gltf;
  const meshNumber = new Map<Object3D, number>();
  gltf.scene.traverse((node) => {
    const mesh = parser.associations.get(node)?.meshes;
    if (mesh !== undefined) meshNumber.set(node, mesh);
  });
  const found = await Promise.all(
    [...bones].map(
      async ([bone, node]): Promise<[string, Object3D]> => [bone, await parser.getDependency('node', node)],
    ),
  );
  return { sources, plan, meshNumber, bones: new Map(found), springs: springsOf(gltf), eyeReachDegrees };
};

const bufferOf = (file: GltfFile, bytes: ArrayBuffer): ArrayBuffer =>
  needsPacking(file) ? packGlb(file).buffer : bytes;

/**
 * Opens a GLB, VRM or self-contained glTF. `name` is what messages call it.
 * Throws a MasqueError when `checkAvatar` refuses it or three cannot read it; until then nothing has been changed.
 */
export const loadGlb = async (bytes: ArrayBuffer, name: string): Promise<Avatar> => {
  const checked = checkAvatar(new Uint8Array(bytes));
  if (!('file' in checked))
    throw new MasqueError(
      'unreadable',
      `The avatar "${name}" cannot be opened: ${checked.report.reason}`,
      checked.report.cure,
    );
  const { file, rig } = checked;
  const loader = new GLTFLoader()
    .setMeshoptDecoder(MeshoptDecoder)
    .setDRACOLoader(createDracoLoader())
    .register(tidied)
    .register(embeddedPictures)
    .register(vrmParts);
  try {
    const gltf = await loader.parseAsync(bufferOf(file, bytes), '');
    // A VRM 0 figure looks along −z; glTF and VRM 1 look along +z. Source: vrm.dev, "VRM 1.0 changes".
    if (rig.kind === 'vrm0') gltf.scene.rotation.y = Math.PI;
    return makeAvatar(name, gltf.scene, await sceneRig(gltf, rig));
  } catch (cause) {
    if (cause instanceof MasqueError) throw cause;
    throw new MasqueError(
      'unreadable',
      `The avatar "${name}" cannot be opened: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Export it again as a binary glTF 2.0 file (.glb or .vrm) with everything embedded.',
      { cause },
    );
  }
};
