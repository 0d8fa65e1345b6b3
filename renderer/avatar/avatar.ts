import type { Bone, BufferGeometry, Color, Material, Mesh, Object3D, Texture } from 'three';
import { JOINTS, type JointName } from '../core/avatar-file/joint-names.ts';
import type { FaceControl, ShapeReport } from '../core/face-rig/plan-face.ts';
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
  'coat',
  'shell',
  'veil',
  'fur',
  'trim',
  'glow',
  'frame',
  'glass',
  'other',
] as const;
export type PartRole = (typeof PART_ROLES)[number];

/** What a surface is painted with, before any light. */
export interface Paint {
  readonly color: Color;
  readonly map: Texture | null;
}

/** One drawable piece. */
export interface AvatarPart {
  readonly mesh: Mesh;
  readonly role: PartRole;
  /** The file's own: colours and textures come from here. */
  readonly material: Material;
  /** Its colour and texture, where the material says so plainly. */
  readonly paint: Paint | null;
  /** A VRM's own cel shading, outline included; null for any other material. */
  readonly toon: Material[] | null;
  /** Whether its back faces can be seen. */
  readonly doubleSided: boolean;
  /** As loaded, with three's own morph attributes: the graphics card adds the shapes. */
  readonly geometry: BufferGeometry;
  /** The morph targets that the face moves, and what moves each. */
  readonly targets: readonly MovedTarget[];
  /** How far each of the mesh's morph targets is moved: what a pose comes to, before either processor shapes it. */
  readonly influences: Float32Array;
  /** Positions and normals that the processor morphs; null when this part has no shapes. */
  readonly cpuMorph: CpuMorph | null;
}

/** A morph target of a mesh. */
export interface MovedTarget {
  readonly target: number;
  /** Places among the avatar's controls, and how far each moves it at weight 1. */
  readonly movers: readonly (readonly [control: number, amount: number])[];
}

/** A geometry whose positions and normals are rewritten for each pose. */
export interface CpuMorph {
  readonly geometry: BufferGeometry;
  /** Six numbers a vertex: position and normal at rest. */
  readonly rest: Float32Array;
  /** Numbered as the mesh's morph targets. */
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

export { JOINTS, type JointName };

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
  /** How far its eyes turn when a person's do, 0..1. Drawn eyes lie in shallow sockets and would turn out of them. */
  readonly eyeShare: number;
  /** What moves the face, and how far each is moved by the pose last applied. */
  readonly controls: readonly FaceControl[];
  readonly controlWeights: Float32Array;
  /** How each of the 52 ARKit shapes comes about. */
  readonly shapes: ShapeReport;
  /** ARKit shapes that move something, of 52. */
  readonly shapeCount: number;
  /** Lets hair and clothes swing up to this moment; world matrices must be up to date. */
  swing(timeSeconds: number): void;
  /** Which processor adds the shapes; switches geometries at once. */
  setMorphing(morphing: Morphing): void;
  readonly morphing: Morphing;
  dispose(): void;
}
