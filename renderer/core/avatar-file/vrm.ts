import { z } from 'zod';
import type { GltfFile } from './read-file.ts';

export type AvatarKind = 'vrm0' | 'vrm1' | 'glb';

/** One expression, and the morph targets that it moves: of a mesh, by its place, 0..1. */
export interface VrmExpression {
  readonly name: string;
  readonly binds: readonly { readonly mesh: number; readonly target: number; readonly amount: number }[];
}

export interface Vrm {
  readonly kind: AvatarKind;
  readonly expressions: readonly VrmExpression[];
  /** Node of each bone, by its VRM 1 name. */
  readonly bones: ReadonlyMap<string, number>;
  /** How far the eyes turn at most by their bones, degrees to a side; null where the file does not say. */
  readonly eyeReachDegrees: number | null;
}

const Index = z.int().min(0);
/** What does not read as it should is as if it were not there: a careless field should cost that field alone. */
const lenientList = <Item extends z.ZodType>(item: Item) =>
  z.array(item.nullable().catch(null)).catch([]).default([]);

/** VRM 0 and 1 map how far a target is to a side to how far the eye turns; only the far end matters here. */
const EyeReach0 = z
  .object({
    lookAtTypeName: z.string().catch('Bone'),
    lookAtHorizontalOuter: z.object({ yRange: z.number() }),
  })
  .optional()
  .catch(undefined);
const EyeReach1 = z
  .object({ type: z.string().catch('bone'), rangeMapHorizontalOuter: z.object({ outputScale: z.number() }) })
  .optional()
  .catch(undefined);

const Vrm0 = z.object({
  firstPerson: EyeReach0,
  humanoid: z
    .object({ humanBones: lenientList(z.object({ bone: z.string(), node: Index })) })
    .optional()
    .catch(undefined),
  blendShapeMaster: z
    .object({
      blendShapeGroups: lenientList(
        z.object({
          name: z.string().catch(''),
          presetName: z.string().catch(''),
          binds: lenientList(z.object({ mesh: Index, index: Index, weight: z.number() })),
        }),
      ),
    })
    .optional()
    .catch(undefined),
});

const Expression = z
  .object({ morphTargetBinds: lenientList(z.object({ node: Index, index: Index, weight: z.number() })) })
  .nullable()
  .catch(null);
const Expressions = z.record(z.string(), Expression).catch({}).default({});
const Vrm1 = z.object({
  lookAt: EyeReach1,
  humanoid: z
    .object({ humanBones: z.record(z.string(), z.object({ node: Index }).nullable().catch(null)).catch({}) })
    .optional()
    .catch(undefined),
  expressions: z.object({ preset: Expressions, custom: Expressions }).optional().catch(undefined),
});

const present = <Value>(values: readonly (Value | null)[]): Value[] =>
  values.filter((value) => value !== null);

/** Eyes that are looked with by expression, texture and all, stay still in their sockets. */
const reachOf = (type: string | undefined, degrees: number | undefined): number | null =>
  type === undefined || degrees === undefined ? null : /^bone$/i.test(type) ? Math.max(0, degrees) : 0;

const readVrm0 = (extension: unknown): Vrm | null => {
  const read = Vrm0.safeParse(extension);
  if (!read.success) return null;
  const { humanoid, blendShapeMaster, firstPerson } = read.data;
  return {
    eyeReachDegrees: reachOf(firstPerson?.lookAtTypeName, firstPerson?.lookAtHorizontalOuter.yRange),
    kind: 'vrm0',
    bones: new Map(present(humanoid?.humanBones ?? []).map(({ bone, node }) => [bone, node])),
    expressions: present(blendShapeMaster?.blendShapeGroups ?? []).map(({ name, presetName, binds }) => ({
      name: presetName === '' || presetName === 'unknown' ? name : presetName,
      // VRM 0 counts in percent.
      binds: present(binds).map(({ mesh, index, weight }) => ({ mesh, target: index, amount: weight / 100 })),
    })),
  };
};

const readVrm1 = (extension: unknown, { gltf }: GltfFile): Vrm | null => {
  const read = Vrm1.safeParse(extension);
  if (!read.success) return null;
  const { humanoid, expressions, lookAt } = read.data;
  const bones = Object.entries(humanoid?.humanBones ?? {});
  return {
    kind: 'vrm1',
    eyeReachDegrees: reachOf(lookAt?.type, lookAt?.rangeMapHorizontalOuter.outputScale),
    bones: new Map(bones.flatMap(([bone, place]) => (place ? [[bone, place.node] as const] : []))),
    expressions: [expressions?.preset ?? {}, expressions?.custom ?? {}].flatMap((group) =>
      Object.entries(group).map(([name, expression]) => ({
        name,
        binds: present(expression?.morphTargetBinds ?? []).flatMap(({ node, index, weight }) => {
          const mesh = gltf.nodes[node]?.mesh;
          return mesh === undefined ? [] : [{ mesh, target: index, amount: weight }];
        }),
      })),
    ),
  };
};

/** By what a description has, before it is known to make sense. */
export const kindOf = ({ extensions }: Readonly<Record<string, unknown>>): AvatarKind => {
  if (typeof extensions !== 'object' || extensions === null) return 'glb';
  return 'VRMC_vrm' in extensions ? 'vrm1' : 'VRM' in extensions ? 'vrm0' : 'glb';
};

const NO_VRM: Vrm = { kind: 'glb', expressions: [], bones: new Map(), eyeReachDegrees: null };

/** What a file says of itself as a VRM; nothing for a plain glTF. */
export const readVrm = (file: GltfFile): Vrm => {
  const extensions = file.gltf.extensions ?? {};
  const read =
    extensions.VRMC_vrm !== undefined
      ? readVrm1(extensions.VRMC_vrm, file)
      : extensions.VRM !== undefined
        ? readVrm0(extensions.VRM)
        : NO_VRM;
  if (read) return read;
  file.warnings.push('what it says of itself as a VRM is damaged; it is taken for a plain glTF');
  return NO_VRM;
};
