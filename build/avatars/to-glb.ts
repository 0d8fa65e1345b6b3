import {
  type Accessor,
  Document,
  type Buffer as GltfBuffer,
  Logger,
  type Material,
  type Node,
  NodeIO,
  type Primitive,
  type TypedArray,
} from '@gltf-transform/core';
import {
  type SculptedAvatar,
  type SculptedMaterial,
  type SculptedMorph,
  type SculptedPart,
  SKIN_JOINTS,
} from '../../renderer/avatar/sculpt/sculpted-avatar.ts';
import { encodePng } from './png.ts';

type AccessorType = 'SCALAR' | 'VEC2' | 'VEC3' | 'VEC4' | 'MAT4';

interface Target {
  readonly document: Document;
  readonly buffer: GltfBuffer;
}

const accessor = ({ document, buffer }: Target, type: AccessorType, array: TypedArray): Accessor =>
  document.createAccessor().setType(type).setArray(array).setBuffer(buffer);

const addMaterial = ({ document }: Target, material: SculptedMaterial): Material => {
  const made = document
    .createMaterial(material.name)
    .setBaseColorFactor([...material.colour, material.opacity])
    .setRoughnessFactor(material.roughness)
    .setMetallicFactor(0)
    .setEmissiveFactor([material.glow, material.glow, material.glow])
    .setDoubleSided(material.doubleSided)
    .setAlphaMode(material.opacity < 1 ? 'BLEND' : 'OPAQUE');
  if (material.picture) {
    const picture = document
      .createTexture(material.name)
      .setMimeType('image/png')
      .setImage(encodePng(material.picture));
    made.setBaseColorTexture(picture);
  }
  return made;
};

/** The named vertices' values spread over all `count`. */
const spread = (values: Float32Array, { vertices }: SculptedMorph, count: number): Float32Array => {
  const all = new Float32Array(count * 3);
  vertices.forEach((vertex, i) => {
    all.set(values.subarray(3 * i, 3 * i + 3), 3 * vertex);
  });
  return all;
};

const addMorph = (target: Target, primitive: Primitive, part: SculptedPart, morph: SculptedMorph): void => {
  const count = part.positions.length / 3;
  const sparse = (values: Float32Array): Accessor =>
    accessor(target, 'VEC3', spread(values, morph, count)).setSparse(true);
  primitive.addTarget(
    target.document
      .createPrimitiveTarget(morph.shape)
      .setAttribute('POSITION', sparse(morph.positions))
      .setAttribute('NORMAL', sparse(morph.normals)),
  );
};

const addPart = (target: Target, part: SculptedPart, material: Material): Node => {
  const primitive = target.document
    .createPrimitive()
    .setMaterial(material)
    .setAttribute('POSITION', accessor(target, 'VEC3', part.positions))
    .setAttribute('NORMAL', accessor(target, 'VEC3', part.normals))
    .setIndices(accessor(target, 'SCALAR', part.indices));
  if (part.uv) primitive.setAttribute('TEXCOORD_0', accessor(target, 'VEC2', part.uv));
  if (part.colours) primitive.setAttribute('COLOR_0', accessor(target, 'VEC3', part.colours));
  if (part.skin) {
    primitive.setAttribute('JOINTS_0', accessor(target, 'VEC4', part.skin.joints));
    primitive.setAttribute('WEIGHTS_0', accessor(target, 'VEC4', part.skin.weights));
  }
  for (const morph of part.morphs) addMorph(target, primitive, part, morph);
  const mesh = target.document.createMesh(part.name).addPrimitive(primitive);
  if (part.morphs.length > 0) {
    mesh.setExtras({ targetNames: part.morphs.map((morph) => morph.shape) });
    mesh.setWeights(part.morphs.map(() => 0));
  }
  return target.document.createNode(`${part.name}Mesh`).setMesh(mesh);
};

const addBones = ({ document }: Target, avatar: SculptedAvatar): Map<string, Node> => {
  const nodes = new Map<string, Node>();
  for (const bone of avatar.bones) {
    const node = document
      .createNode(bone.name)
      .setTranslation([...bone.translation])
      .setScale([...bone.scale]);
    nodes.set(bone.name, node);
    if (bone.parent) nodes.get(bone.parent)?.addChild(node);
  }
  return nodes;
};

/** Where `name` stands in the avatar, metres. Bones rest unturned, so translations add up. */
const placeOf = (avatar: SculptedAvatar, name: string): [number, number, number] => {
  const bone = avatar.bones.find((candidate) => candidate.name === name);
  if (!bone) return [0, 0, 0];
  const [x, y, z] = bone.parent ? placeOf(avatar, bone.parent) : [0, 0, 0];
  return [x + bone.translation[0], y + bone.translation[1], z + bone.translation[2]];
};

const addSkin = (target: Target, avatar: SculptedAvatar, nodes: ReadonlyMap<string, Node>) => {
  const inverses = SKIN_JOINTS.flatMap((joint) => {
    const [x, y, z] = placeOf(avatar, joint);
    return [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, -x, -y, -z, 1];
  });
  const skin = target.document
    .createSkin('Neck')
    .setInverseBindMatrices(accessor(target, 'MAT4', Float32Array.from(inverses)));
  for (const joint of SKIN_JOINTS) {
    const node = nodes.get(joint);
    if (node) skin.addJoint(node);
  }
  return skin;
};

/** A sculpted avatar as the bytes of a GLB (glTF 2.0). The same avatar gives the same bytes. */
export const toGlb = async (avatar: SculptedAvatar): Promise<Uint8Array> => {
  const document = new Document();
  const target: Target = { document, buffer: document.createBuffer() };
  document.getRoot().getAsset().generator = 'Masque';
  const materials = new Map(
    avatar.materials.map((material) => [material.name, addMaterial(target, material)]),
  );
  const nodes = addBones(target, avatar);
  const scene = document.createScene(avatar.name);
  const root = nodes.get('Avatar');
  if (root) scene.addChild(root.setExtras({ id: avatar.id, name: avatar.name }));
  const skin = addSkin(target, avatar, nodes);
  for (const part of avatar.parts) {
    const material = materials.get(part.material);
    if (!material) continue;
    const node = addPart(target, part, material);
    if (part.skin) node.setSkin(skin);
    nodes.get(part.bone)?.addChild(node);
  }
  // Sparse storage of a shape that moves half of a small part is warned of, and still the smaller.
  return new NodeIO().setLogger(new Logger(Logger.Verbosity.ERROR)).writeBinary(document);
};
