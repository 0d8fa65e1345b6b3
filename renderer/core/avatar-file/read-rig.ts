import { type FacePlan, type FaceSource, planFace } from '../face-rig/plan-face.ts';
import { type JointName, jointRank } from './joint-names.ts';
import type { GltfFile } from './read-file.ts';
import { type AvatarKind, readVrm } from './vrm.ts';

export interface Bind {
  /** Places in the file: of the mesh, and of the morph target in it. */
  readonly mesh: number;
  readonly target: number;
  readonly amount: number;
}

export interface BoundSource extends FaceSource {
  readonly binds: readonly Bind[];
}

/** How a file's face and joints are moved. */
export interface Rig {
  readonly kind: AvatarKind;
  readonly sources: readonly BoundSource[];
  readonly plan: FacePlan;
  /** Node of each bone, by VRM 1's name; of a VRM, which says so itself. */
  readonly bones: ReadonlyMap<string, number>;
  /** See `Vrm`. */
  readonly eyeReachDegrees: number | null;
}

/** Names are extras; where they stand depends on the exporter: on the mesh, on its parts, or on their accessors. */
const targetNames = ({ gltf }: GltfFile, index: number): (string | null)[] => {
  const mesh = gltf.meshes[index];
  // Parts of one mesh should have the same targets; where one has none, the others still name theirs.
  const first = [...(mesh?.primitives ?? [])].sort((a, b) => b.targets.length - a.targets.length)[0];
  const listed = mesh?.extras?.targetNames ?? first?.extras?.targetNames;
  return (first?.targets ?? []).map((target, t) => {
    const name = listed?.[t] ?? gltf.accessors[target.POSITION ?? -1]?.name;
    return typeof name === 'string' ? name : null;
  });
};

const readTargets = (file: GltfFile, meshes: readonly number[]): BoundSource[] => {
  const bindsByName = new Map<string, Bind[]>();
  for (const mesh of meshes)
    targetNames(file, mesh).forEach((name, target) => {
      if (name === null) return;
      const binds = bindsByName.get(name) ?? [];
      binds.push({ mesh, target, amount: 1 });
      bindsByName.set(name, binds);
    });
  return [...bindsByName].map(([name, binds]) => ({ name, isExpression: false, binds }));
};

const shownMeshes = ({ gltf }: GltfFile, shown: readonly number[]): number[] => [
  ...new Set(shown.flatMap((node) => gltf.nodes[node]?.mesh ?? [])),
];

/** Reads a checked file's rig. `shown` are the nodes of its scene. */
export const readRig = (file: GltfFile, shown: readonly number[]): Rig => {
  const meshes = shownMeshes(file, shown);
  const { kind, expressions, bones, eyeReachDegrees } = readVrm(file);
  const exists = ({ mesh, target }: Bind): boolean =>
    meshes.includes(mesh) &&
    (file.gltf.meshes[mesh]?.primitives ?? []).some(({ targets }) => target < targets.length);
  const bound = expressions
    .map(({ name, binds }) => ({ name, isExpression: true, binds: binds.filter(exists) }))
    // One that moves only colours, or nothing, does not move a face.
    .filter(({ binds }) => binds.length > 0);
  const lost = expressions.flatMap(({ binds }) => binds).filter((bind) => !exists(bind)).length;
  if (lost > 0) file.warnings.push(`${lost} of the moves of its expressions are of nothing that is there`);
  if (kind !== 'glb' && bones.size === 0) file.warnings.push('it is a VRM that names no bones');
  const sources = [...bound, ...readTargets(file, meshes)];
  const inScene = new Set(shown);
  const held = new Map([...bones].filter(([, node]) => inScene.has(node)));
  return { kind, sources, plan: planFace(sources), bones: held, eyeReachDegrees };
};

/** Whether the file has such a joint, by what a VRM says or by the names used in the wild. */
export const hasJoint = (file: GltfFile, shown: readonly number[], rig: Rig, joint: JointName): boolean =>
  rig.bones.has(joint) || shown.some((node) => jointRank(file.gltf.nodes[node]?.name ?? '', joint) !== null);
