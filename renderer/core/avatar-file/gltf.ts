import { z } from 'zod';
import { AVATAR_LIMITS } from './limits.ts';

/**
 * The parts of a glTF 2.0 description that decide whether it can be worn. What only decorates (extras, an accessor's
 * name) may be anything: exporters are careless there, and nothing depends on it.
 * Source: Khronos, "glTF 2.0 Specification"; VRM Consortium, "VRM 0.x" and "VRMC_vrm-1.0".
 */

const Index = z.int().min(0);
const Size = z.int().min(0);
const Name = z.string().nullish();
const list = <Item extends z.ZodType>(item: Item, most: number = AVATAR_LIMITS.listed) =>
  z.array(item).max(most).default([]);
const Extensions = z.record(z.string(), z.unknown()).optional();

export const ACCESSOR_TYPES = { SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4, MAT2: 4, MAT3: 9, MAT4: 16 } as const;
/** Bytes of each component type. */
export const COMPONENT_BYTES = { 5120: 1, 5121: 1, 5122: 2, 5123: 2, 5125: 4, 5126: 4 } as const;

const ComponentType = z.union([
  z.literal(5120),
  z.literal(5121),
  z.literal(5122),
  z.literal(5123),
  z.literal(5125),
  z.literal(5126),
]);
export type ComponentType = z.infer<typeof ComponentType>;

const Accessor = z.object({
  name: z.string().optional().catch(undefined),
  bufferView: Index.optional(),
  byteOffset: Size.default(0),
  componentType: ComponentType,
  count: Size,
  type: z.enum(['SCALAR', 'VEC2', 'VEC3', 'VEC4', 'MAT2', 'MAT3', 'MAT4']),
  normalized: z.boolean().default(false),
  min: z.array(z.number()).optional(),
  max: z.array(z.number()).optional(),
  sparse: z
    .object({
      count: Size,
      indices: z.object({ bufferView: Index, byteOffset: Size.default(0), componentType: ComponentType }),
      values: z.object({ bufferView: Index, byteOffset: Size.default(0) }),
    })
    .optional(),
});
export type Accessor = z.infer<typeof Accessor>;

const BufferView = z.object({
  buffer: Index,
  byteOffset: Size.default(0),
  byteLength: Size,
  // 0 is against the specification, but UniVRM wrote it for “none”.
  byteStride: z.int().min(0).max(252).optional(),
  extensions: Extensions,
});
export type BufferView = z.infer<typeof BufferView>;

const Attributes = z.record(z.string(), Index);
const TargetNames = z
  .object({ targetNames: z.array(z.unknown()).optional() })
  .optional()
  .catch(undefined);

const Primitive = z.object({
  attributes: Attributes,
  indices: Index.optional(),
  material: Index.optional(),
  mode: z.int().min(0).max(6).default(4),
  targets: z.array(Attributes).default([]),
  extras: TargetNames,
  extensions: Extensions,
});
export type Primitive = z.infer<typeof Primitive>;

const numbers = (length: number) => z.array(z.number()).length(length).optional();

const Node = z.object({
  name: Name,
  children: list(Index, AVATAR_LIMITS.nodes),
  mesh: Index.optional(),
  skin: Index.optional(),
  matrix: numbers(16),
  translation: numbers(3),
  rotation: numbers(4),
  scale: numbers(3),
});
export type Node = z.infer<typeof Node>;

export const Gltf = z.object({
  asset: z.object({ version: z.union([z.string(), z.number()]), minVersion: z.unknown().optional() }),
  extensionsUsed: list(z.string()),
  extensionsRequired: list(z.string()),
  extensions: Extensions,
  scene: Index.optional(),
  scenes: list(z.object({ nodes: list(Index) })),
  nodes: z.array(Node).default([]),
  meshes: list(
    z.object({
      name: Name,
      primitives: z.array(Primitive).min(1),
      weights: z.array(z.number()).optional(),
      extras: TargetNames,
    }),
  ),
  skins: list(z.object({ joints: z.array(Index).min(1), inverseBindMatrices: Index.optional() })),
  accessors: list(Accessor),
  bufferViews: list(BufferView),
  buffers: list(z.object({ uri: z.string().optional(), byteLength: Size, extensions: Extensions })),
  images: list(
    z.object({ uri: z.string().optional(), bufferView: Index.optional(), mimeType: z.unknown().optional() }),
    AVATAR_LIMITS.pictures,
  ),
  textures: list(z.object({ source: Index.optional(), sampler: Index.optional(), extensions: Extensions })),
  materials: list(z.unknown()),
  samplers: list(z.unknown()),
});
export type Gltf = z.infer<typeof Gltf>;
