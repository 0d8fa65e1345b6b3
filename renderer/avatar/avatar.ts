import type { Bone, BufferGeometry, Material, Mesh, Object3D } from 'three';
import type { Vector3 } from '../core/math/vector3.ts';
import type { SparseMorphs } from './sparse-morphs.ts';

/** What a piece of an avatar is made of; each quality dresses it accordingly. */
export const PART_ROLES = [
  'skin',
  'eye',
  'cornea',
  'catchlight',
  'hair',
  'brow',
  'lash',
  'teeth',
  'tongue',
  'cloth',
  'other',
] as const;
export type PartRole = (typeof PART_ROLES)[number];

/** One drawable piece. */
export interface AvatarPart {
  readonly mesh: Mesh;
  readonly role: PartRole;
  /** The file's own: colours and textures come from here. */
  readonly material: Material;
  /** Whether its back faces can be seen. */
  readonly doubleSided: boolean;
  /** As loaded, with three's own morph attributes: the graphics card adds the shapes. */
  readonly geometry: BufferGeometry;
  /** For each of the mesh's morph targets, its place in `ARKIT_SHAPES`, or -1 for a shape of another name. */
  readonly shapeOf: readonly number[];
  /** Positions and normals that the processor morphs; null when this part has no shapes. */
  readonly cpuMorph: CpuMorph | null;
}

/** A geometry whose positions and normals are rewritten for each pose. */
export interface CpuMorph {
  readonly geometry: BufferGeometry;
  /** Six numbers a vertex: position and normal at rest. */
  readonly rest: Float32Array;
  readonly morphs: SparseMorphs;
}

/** A joint, with what is needed to turn it about the avatar's own axes whatever axes the joint was made with. */
export interface Joint {
  readonly node: Object3D | Bone;
  /** Rest rotation relative to its parent, [x, y, z, w]. */
  readonly rest: readonly [number, number, number, number];
  /** Rest rotation of its parent relative to the avatar, [x, y, z, w]. */
  readonly parent: readonly [number, number, number, number];
}

export const JOINTS = ['chest', 'neck', 'head', 'leftEye', 'rightEye'] as const;
export type JointName = (typeof JOINTS)[number];

/** Where things are, at rest, in metres from the avatar's origin. */
export interface Figure {
  /** Top and bottom of the head (chin), and the middle of the eyes. */
  readonly crownY: number;
  readonly chinY: number;
  readonly eyes: Vector3;
  readonly minimum: Vector3;
  readonly maximum: Vector3;
}

export type Morphing = 'cpu' | 'gpu';

/** A figure that can show an `AvatarPose`, whatever file it came from. */
export interface Avatar {
  readonly name: string;
  /** Moves the whole figure; add this to a scene. */
  readonly root: Object3D;
  /** Inside `root`: turns the whole figure when it has no joints of its own. */
  readonly pivot: Object3D;
  readonly joints: Readonly<Record<JointName, Joint | null>>;
  readonly parts: readonly AvatarPart[];
  readonly figure: Figure;
  readonly triangles: number;
  /** ARKit shapes that move something, of 52. */
  readonly shapeCount: number;
  /** Which processor adds the shapes; switches geometries at once. */
  setMorphing(morphing: Morphing): void;
  readonly morphing: Morphing;
  dispose(): void;
}
