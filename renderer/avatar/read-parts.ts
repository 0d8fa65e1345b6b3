import {
  BufferAttribute,
  BufferGeometry,
  DoubleSide,
  DynamicDrawUsage,
  InterleavedBuffer,
  InterleavedBufferAttribute,
  Mesh,
  MeshStandardMaterial,
  type Object3D,
} from 'three';
import { ARKIT_SHAPES } from '../core/signals/arkit.ts';
import type { AvatarPart, CpuMorph, PartRole } from './avatar.ts';
import { orientShells } from './orient-shells.ts';
import { type DenseMorph, makeSparse } from './sparse-morphs.ts';

type Attribute = BufferAttribute | InterleavedBufferAttribute;

const ROLE_WORDS: readonly (readonly [RegExp, PartRole])[] = [
  [/cornea/i, 'cornea'],
  [/catchlight/i, 'catchlight'],
  [/brow/i, 'brow'],
  [/lash/i, 'lash'],
  [/teeth|tooth/i, 'teeth'],
  [/tongue/i, 'tongue'],
  [/eye(?!wear|glass)/i, 'eye'],
  [/hair|beard/i, 'hair'],
  [/skin|head|face|body/i, 'skin'],
  [/cloth|outfit|shirt|torso/i, 'cloth'],
];

/** By the material's name, else by the mesh's. */
export const roleOf = (materialName: string, meshName: string): PartRole => {
  for (const name of [materialName, meshName])
    for (const [word, role] of ROLE_WORDS) if (word.test(name)) return role;
  return 'other';
};

const SHAPE_BY_NAME = new Map<string, number>(ARKIT_SHAPES.map((name, index) => [name.toLowerCase(), index]));

/** `blendShape1.mouthSmile_L` and `MouthSmileLeft` both mean mouthSmileLeft. */
export const shapeIndex = (targetName: string): number => {
  const last = targetName.split('.').at(-1) ?? targetName;
  const plain = last.replace(/_L$/, 'Left').replace(/_R$/, 'Right').replaceAll('_', '').toLowerCase();
  return SHAPE_BY_NAME.get(plain) ?? -1;
};

/** Three plain numbers a vertex, whatever the file's packing (interleaved or quantised). */
const flatten = (attribute: Attribute): Float32Array => {
  const flat = new Float32Array(attribute.count * 3);
  for (let i = 0; i < attribute.count; i++) {
    flat[i * 3] = attribute.getX(i);
    flat[i * 3 + 1] = attribute.getY(i);
    flat[i * 3 + 2] = attribute.getZ(i);
  }
  return flat;
};

const subtract = (values: Float32Array, base: Float32Array): Float32Array =>
  values.map((value, i) => value - (base[i] ?? 0));

const denseMorphs = (geometry: BufferGeometry, shapeOf: readonly number[]): DenseMorph[] => {
  const { position: positions = [], normal: normals = [] } = geometry.morphAttributes;
  const base = geometry.morphTargetsRelative ? null : flatten(geometry.getAttribute('position'));
  const baseNormal = geometry.morphTargetsRelative ? null : flatten(geometry.getAttribute('normal'));
  return positions.flatMap((attribute, target): DenseMorph[] => {
    const shape = shapeOf[target] ?? -1;
    if (shape < 0) return [];
    const position = flatten(attribute);
    const normalAttribute = normals[target];
    const normal = normalAttribute ? flatten(normalAttribute) : null;
    return [
      {
        shape,
        position: base ? subtract(position, base) : position,
        normal: normal && baseNormal ? subtract(normal, baseNormal) : normal,
      },
    ];
  });
};

const makeCpuMorph = (geometry: BufferGeometry, shapeOf: readonly number[]): CpuMorph | null => {
  if (!shapeOf.some((shape) => shape >= 0)) return null;
  const position = flatten(geometry.getAttribute('position'));
  const normal = flatten(geometry.getAttribute('normal'));
  const rest = new Float32Array(position.length * 2);
  for (let i = 0; i < position.length / 3; i++) {
    rest.set(position.subarray(i * 3, i * 3 + 3), i * 6);
    rest.set(normal.subarray(i * 3, i * 3 + 3), i * 6 + 3);
  }
  const morphed = new BufferGeometry();
  const buffer = new InterleavedBuffer(rest.slice(), 6).setUsage(DynamicDrawUsage);
  morphed.setIndex(geometry.index);
  for (const [name, attribute] of Object.entries(geometry.attributes)) morphed.setAttribute(name, attribute);
  morphed.setAttribute('position', new InterleavedBufferAttribute(buffer, 3, 0));
  morphed.setAttribute('normal', new InterleavedBufferAttribute(buffer, 3, 3));
  return { geometry: morphed, rest, morphs: makeSparse(denseMorphs(geometry, shapeOf)) };
};

/**
 * Locks of hair and the like are often modelled inside out and marked double-sided to hide it, which lights them
 * from within and costs twice. Turns them and says whether back faces are still needed.
 */
const needsBackFaces = (geometry: BufferGeometry, doubleSided: boolean, hasShapes: boolean): boolean => {
  if (!doubleSided || hasShapes || !geometry.index) return doubleSided;
  const indices = Uint32Array.from(geometry.index.array);
  const normals = flatten(geometry.getAttribute('normal'));
  const solid = orientShells({ positions: flatten(geometry.getAttribute('position')), indices, normals });
  geometry.setIndex(new BufferAttribute(indices, 1));
  geometry.setAttribute('normal', new BufferAttribute(normals, 3));
  return !solid;
};

const readPart = (mesh: Mesh): AvatarPart => {
  const { geometry } = mesh;
  if (!geometry.getAttribute('normal')) geometry.computeVertexNormals();
  const listed = Array.isArray(mesh.material) ? mesh.material[0] : mesh.material;
  const material = listed ?? new MeshStandardMaterial();
  const shapeOf: number[] = [];
  for (const [name, target] of Object.entries(mesh.morphTargetDictionary ?? {}))
    shapeOf[target] = shapeIndex(name);
  // Shapes and joints move parts out of their boxes at rest; a bust is always in the picture anyway.
  mesh.frustumCulled = false;
  return {
    mesh,
    role: roleOf(material.name, mesh.name),
    material,
    doubleSided: needsBackFaces(
      geometry,
      material.side === DoubleSide,
      shapeOf.some((shape) => shape >= 0),
    ),
    geometry,
    shapeOf,
    cpuMorph: makeCpuMorph(geometry, shapeOf),
  };
};

/** Every mesh below `root`. */
export const readParts = (root: Object3D): AvatarPart[] => {
  const parts: AvatarPart[] = [];
  root.traverse((node) => {
    if (node instanceof Mesh) parts.push(readPart(node));
  });
  return parts;
};
