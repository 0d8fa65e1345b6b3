import type { Vector3 } from '../../core/math/vector3.ts';
import type { ArkitShape } from '../../core/signals/arkit.ts';

/** Materials that the renderer knows by name. */
export const MATERIAL_NAMES = [
  'Skin',
  'Eye',
  'Cornea',
  'Catchlight',
  'Hair',
  'Brow',
  'Lash',
  'Teeth',
  'Tongue',
  'Cloth',
  // A being's face, which has a picture: fur, a robot's shell, a ghost's sheet.
  'Coat',
  'Shell',
  'Veil',
  // Coloured by vertex.
  'Fur',
  'Trim',
  'Glow',
  'Frame',
  'Glass',
] as const;
export type MaterialName = (typeof MATERIAL_NAMES)[number];

/** A link of a strand of hair: `HairBraidLeft1` hangs on the Head, `HairBraidLeft2` on it. */
export type HairBoneName = `Hair${string}`;

/** The skeleton: Avatar → Chest → Neck → Head → SocketLeft → EyeLeft (and Right), and hair that swings. */
export type BoneName =
  | HairBoneName
  | 'Avatar'
  | 'Chest'
  | 'Neck'
  | 'Head'
  | 'SocketLeft'
  | 'SocketRight'
  | 'EyeLeft'
  | 'EyeRight';

export interface SculptedBone {
  readonly name: BoneName;
  readonly parent: BoneName | null;
  /** Metres, relative to the parent. */
  readonly translation: Vector3;
  /** Sockets flatten their eyeball along z, so that an eye turns inside an unchanging lens shape. */
  readonly scale: Vector3;
}

/** The narrower where it suffices: a machine without a graphics card reads half as much. */
export type VertexNumbers = Uint16Array | Uint32Array;

/** What one shape moves: only the vertices named. */
export interface SculptedMorph {
  readonly shape: ArkitShape;
  readonly vertices: VertexNumbers;
  /** 3 a vertex, metres. */
  readonly positions: Float32Array;
  /** 3 a vertex: the change of the normal. */
  readonly normals: Float32Array;
}

/** What a skinned part follows: per vertex four numbers of `bones` and their weights. */
export interface SculptedSkin {
  readonly bones: readonly BoneName[];
  readonly joints: Uint8Array;
  readonly weights: Float32Array;
}

export interface SculptedPart {
  readonly name: string;
  readonly material: MaterialName;
  readonly bone: BoneName;
  /** 3 a vertex, metres, relative to `bone`; of a skinned part, relative to the avatar. */
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  /** 2 a vertex, v down the picture. */
  readonly uv?: Float32Array;
  /** 3 a vertex, linear, a factor of the material's colour. */
  readonly colours?: Float32Array;
  readonly skin?: SculptedSkin;
  readonly indices: VertexNumbers;
  readonly morphs: readonly SculptedMorph[];
}

/** What a body's skin follows. */
export const SKIN_JOINTS = ['Chest', 'Neck', 'Head'] as const satisfies readonly BoneName[];

/** Uncompressed sRGB, 4 bytes a pixel, first row on top. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

export interface SculptedMaterial {
  readonly name: MaterialName;
  /** Linear, 0..1. */
  readonly colour: Vector3;
  readonly opacity: number;
  readonly roughness: number;
  /** Share of the colour that shines by itself, 0..1. */
  readonly glow: number;
  readonly doubleSided: boolean;
  readonly picture?: Picture;
}

/** Bones that swing as one strand, from the Head outwards; the last is the strand's end. Numbers as in VRMC_springBone. */
export interface SculptedSpring {
  readonly bones: readonly BoneName[];
  /** How strongly it returns to rest, and how fast it comes to a stop, 0..1. */
  readonly stiffness: number;
  readonly drag: number;
  readonly gravity: number;
  /** How thick it is to a collider, metres. */
  readonly radius: number;
}

/** What swinging hair cannot pass: a capsule that moves with a bone, a sphere where it has no `tail`. Metres. */
export interface SculptedCollider {
  readonly bone: BoneName;
  readonly offset: Vector3;
  readonly tail?: Vector3;
  readonly radius: number;
}

/** A person, ready for a GLB or a scene: plain values only. */
export interface SculptedAvatar {
  readonly id: string;
  readonly name: string;
  readonly bones: readonly SculptedBone[];
  readonly materials: readonly SculptedMaterial[];
  readonly parts: readonly SculptedPart[];
  readonly springs: readonly SculptedSpring[];
  readonly springColliders: readonly SculptedCollider[];
}
