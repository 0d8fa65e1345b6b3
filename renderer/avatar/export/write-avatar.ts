import type { Vector3 } from '../../core/math/vector3.ts';
import type {
  SculptedAvatar,
  SculptedBone,
  SculptedMaterial,
  SculptedPart,
  SculptedSkin,
} from '../sculpt/sculpted-avatar.ts';
import type { GltfWriter } from './gltf-writer.ts';
import { encodePng } from './png.ts';

/** glTF's factors end at 1; a streak that is lighter than its material is as light as that. */
const clamped = (factor: number): number => Math.min(1, factor);

/** A bone of any name: a file may need more of them than a bust has. */
export type WritableBone = Omit<SculptedBone, 'name' | 'parent'> & {
  readonly name: string;
  readonly parent: string | null;
};
export type WritableAvatar = Omit<SculptedAvatar, 'bones'> & { readonly bones: readonly WritableBone[] };

const writeMaterial = (gltf: GltfWriter, material: SculptedMaterial): number => {
  const { name, colour, opacity, roughness, glow, doubleSided, picture } = material;
  return gltf.material({
    name,
    pbrMetallicRoughness: {
      baseColorFactor: [...colour, opacity],
      roughnessFactor: roughness,
      metallicFactor: 0,
      ...(picture ? { baseColorTexture: { index: gltf.texture(name, encodePng(picture)) } } : {}),
    },
    ...(glow > 0 ? { emissiveFactor: [glow, glow, glow] } : {}),
    ...(opacity < 1 ? { alphaMode: 'BLEND' } : {}),
    ...(doubleSided ? { doubleSided } : {}),
  });
};

const writeMesh = (gltf: GltfWriter, part: SculptedPart, material: number): number => {
  const vertices = { target: 'vertices' } as const;
  const { name, positions, normals, uv, colours, skin, indices, morphs } = part;
  const targets = morphs.map((morph) => {
    const changed = gltf.vertices(morph.vertices, positions.length / 3);
    return {
      POSITION: gltf.changes(morph.positions, changed, true),
      NORMAL: gltf.changes(morph.normals, changed, false),
    };
  });
  return gltf.mesh({
    name,
    primitives: [
      {
        attributes: {
          POSITION: gltf.accessor(positions, 'VEC3', { ...vertices, bounded: true }),
          NORMAL: gltf.accessor(normals, 'VEC3', vertices),
          ...(uv ? { TEXCOORD_0: gltf.accessor(uv, 'VEC2', vertices) } : {}),
          ...(colours ? { COLOR_0: gltf.accessor(colours.map(clamped), 'VEC3', vertices) } : {}),
          ...(skin
            ? {
                JOINTS_0: gltf.accessor(skin.joints, 'VEC4', vertices),
                WEIGHTS_0: gltf.accessor(skin.weights, 'VEC4', vertices),
              }
            : {}),
        },
        indices: gltf.accessor(indices, 'SCALAR', { target: 'indices' }),
        material,
        ...(targets.length > 0 ? { targets } : {}),
      },
    ],
    ...(targets.length > 0
      ? { weights: targets.map(() => 0), extras: { targetNames: morphs.map(({ shape }) => shape) } }
      : {}),
  });
};

/** Where `name` stands in the avatar, metres. Bones rest unturned, so translations add up. */
export const placeOf = (avatar: WritableAvatar, name: string): Vector3 => {
  const bone = avatar.bones.find((candidate) => candidate.name === name);
  if (!bone) return [0, 0, 0];
  const [x, y, z] = bone.parent ? placeOf(avatar, bone.parent) : [0, 0, 0];
  return [x + bone.translation[0], y + bone.translation[1], z + bone.translation[2]];
};

const writeSkin = (
  gltf: GltfWriter,
  avatar: WritableAvatar,
  part: { readonly name: string; readonly skin: SculptedSkin },
  nodes: ReadonlyMap<string, number>,
): number => {
  const inverses = part.skin.bones.flatMap((joint) => {
    const [x, y, z] = placeOf(avatar, joint);
    return [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, -x, -y, -z, 1];
  });
  return gltf.skin({
    name: part.name,
    inverseBindMatrices: gltf.accessor(Float32Array.from(inverses), 'MAT4'),
    joints: part.skin.bones.map((joint) => nodes.get(joint)),
  });
};

export interface WrittenPart {
  readonly part: SculptedPart;
  readonly node: number;
}

/** Writes an avatar's bones, materials and meshes; returns the nodes of its bones and parts. Its root is node 0. */
export const writeAvatar = (gltf: GltfWriter, avatar: WritableAvatar) => {
  const bones = new Map<string, number>();
  for (const { name, parent, translation, scale } of avatar.bones) {
    const node = {
      name,
      ...(translation.some((length) => length !== 0) ? { translation } : {}),
      ...(scale.some((factor) => factor !== 1) ? { scale } : {}),
      ...(parent === null ? { extras: { id: avatar.id, name: avatar.name } } : {}),
    };
    bones.set(name, gltf.node(node, parent === null ? null : (bones.get(parent) ?? 0)));
  }
  const materials = new Map(
    avatar.materials.map((material) => [material.name, writeMaterial(gltf, material)] as const),
  );
  const parts = avatar.parts.map((part): WrittenPart => {
    const mesh = writeMesh(gltf, part, materials.get(part.material) ?? 0);
    const { name, skin } = part;
    const bound = skin ? { skin: writeSkin(gltf, avatar, { name, skin }, bones) } : {};
    const node = { name: `${name}Mesh`, mesh, ...bound };
    return { part, node: gltf.node(node, bones.get(part.bone) ?? 0) };
  });
  return { bones: bones as ReadonlyMap<string, number>, parts };
};
