import { MToonMaterial } from '@pixiv/three-vrm';
import {
  BufferAttribute,
  BufferGeometry,
  DoubleSide,
  DynamicDrawUsage,
  InterleavedBuffer,
  InterleavedBufferAttribute,
  type Material,
  Mesh,
  MeshBasicMaterial,
  MeshStandardMaterial,
  type Object3D,
} from 'three';
import type { AvatarPart, CpuMorph, MovedTarget, Paint, PartRole } from './avatar.ts';
import { leaveOutStill } from './lean-morphs.ts';
import { orientShells } from './orient-shells.ts';
import type { SceneRig } from './scene-rig.ts';
import { type DenseMorph, makeSparse, morphInto } from './sparse-morphs.ts';

type Attribute = BufferAttribute | InterleavedBufferAttribute;

/** Masque's own materials of creatures and wear; as parts of other makers' names they would say too little. */
const OWN_ROLES: ReadonlyMap<string, PartRole> = new Map<string, PartRole>([
  ['Coat', 'coat'],
  ['Shell', 'shell'],
  ['Veil', 'veil'],
  ['Fur', 'fur'],
  ['Trim', 'trim'],
  ['Glow', 'glow'],
  ['Frame', 'frame'],
  ['Glass', 'glass'],
]);

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
  const own = OWN_ROLES.get(materialName);
  if (own) return own;
  for (const name of [materialName, meshName])
    for (const [word, role] of ROLE_WORDS) if (word.test(name)) return role;
  return 'other';
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

const denseMorphs = (geometry: BufferGeometry, targets: readonly MovedTarget[]): DenseMorph[] => {
  const { position: positions = [], normal: normals = [] } = geometry.morphAttributes;
  const base = geometry.morphTargetsRelative ? null : flatten(geometry.getAttribute('position'));
  const baseNormal = geometry.morphTargetsRelative ? null : flatten(geometry.getAttribute('normal'));
  return targets.flatMap(({ target }): DenseMorph[] => {
    const attribute = positions[target];
    if (!attribute) return [];
    const position = flatten(attribute);
    const normalAttribute = normals[target];
    const normal = normalAttribute ? flatten(normalAttribute) : null;
    return [
      {
        shape: target,
        position: base ? subtract(position, base) : position,
        normal: normal && baseNormal ? subtract(normal, baseNormal) : normal,
      },
    ];
  });
};

/** What the file itself holds moved, such as the build of a body, and no pose touches. */
const addStillTargets = (rest: Float32Array, mesh: Mesh, targets: readonly MovedTarget[]): void => {
  const still = (mesh.morphTargetInfluences ?? []).flatMap((influence, target) =>
    influence !== 0 && !targets.some((moved) => moved.target === target) ? [{ target, movers: [] }] : [],
  );
  const weights = Float32Array.from(mesh.morphTargetInfluences ?? []);
  morphInto(rest, rest.slice(), makeSparse(denseMorphs(mesh.geometry, still)), weights);
};

const makeCpuMorph = (mesh: Mesh, targets: readonly MovedTarget[]): CpuMorph | null => {
  if (targets.length === 0) return null;
  const { geometry } = mesh;
  const position = flatten(geometry.getAttribute('position'));
  const normal = flatten(geometry.getAttribute('normal'));
  const rest = new Float32Array(position.length * 2);
  for (let i = 0; i < position.length / 3; i++) {
    rest.set(position.subarray(i * 3, i * 3 + 3), i * 6);
    rest.set(normal.subarray(i * 3, i * 3 + 3), i * 6 + 3);
  }
  addStillTargets(rest, mesh, targets);
  const morphed = new BufferGeometry();
  const buffer = new InterleavedBuffer(rest.slice(), 6).setUsage(DynamicDrawUsage);
  morphed.setIndex(geometry.index);
  for (const [name, attribute] of Object.entries(geometry.attributes)) morphed.setAttribute(name, attribute);
  morphed.setAttribute('position', new InterleavedBufferAttribute(buffer, 3, 0));
  morphed.setAttribute('normal', new InterleavedBufferAttribute(buffer, 3, 3));
  return { geometry: morphed, rest, morphs: makeSparse(denseMorphs(geometry, targets)) };
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

/** Which of a mesh's morph targets the face moves, and what moves each. */
const movedTargets = (mesh: Mesh, { sources, plan, meshNumber }: SceneRig): MovedTarget[] => {
  const movers = new Map<number, [number, number][]>();
  const number = meshNumber.get(mesh);
  plan.controls.forEach((control, c) => {
    for (const source of control.sources)
      for (const bind of sources[source]?.binds ?? []) {
        if (bind.mesh !== number) continue;
        movers.set(bind.target, [...(movers.get(bind.target) ?? []), [c, bind.amount]]);
      }
  });
  return [...movers].map(([target, list]) => ({ target, movers: list }));
};

const paintOf = (material: Material): Paint | null =>
  material instanceof MeshStandardMaterial ||
  material instanceof MeshBasicMaterial ||
  material instanceof MToonMaterial
    ? material
    : null;

const readPart = (mesh: Mesh, rig: SceneRig): AvatarPart => {
  const targets = leaveOutStill(mesh, movedTargets(mesh, rig));
  const { geometry } = mesh;
  if (!geometry.getAttribute('normal')) geometry.computeVertexNormals();
  const listed = Array.isArray(mesh.material) ? mesh.material : [mesh.material];
  const material = listed[0] ?? new MeshStandardMaterial();
  // Shapes and joints move parts out of their boxes at rest; a bust is always in the picture anyway.
  mesh.frustumCulled = false;
  return {
    mesh,
    role: roleOf(material.name, mesh.name),
    material,
    paint: paintOf(material),
    toon: material instanceof MToonMaterial ? listed : null,
    doubleSided: needsBackFaces(geometry, material.side === DoubleSide, targets.length > 0),
    geometry,
    targets,
    influences: new Float32Array(mesh.morphTargetInfluences?.length ?? 0),
    cpuMorph: makeCpuMorph(mesh, targets),
  };
};

/** Every mesh below `root`. */
export const readParts = (root: Object3D, rig: SceneRig): AvatarPart[] => {
  const parts: AvatarPart[] = [];
  root.traverse((node) => {
    if (node instanceof Mesh) parts.push(readPart(node, rig));
  });
  return parts;
};
