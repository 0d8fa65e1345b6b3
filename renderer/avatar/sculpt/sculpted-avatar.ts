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
] as const;
export type MaterialName = (typeof MATERIAL_NAMES)[number];

/** The skeleton: Avatar → Chest → Neck → Head → SocketLeft → EyeLeft (and Right). */
export type BoneName =
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

/** What one shape moves: only the vertices named. */
export interface SculptedMorph {
  readonly shape: ArkitShape;
  readonly vertices: Uint16Array;
  /** 3 a vertex, metres. */
  readonly positions: Float32Array;
  /** 3 a vertex: the change of the normal. */
  readonly normals: Float32Array;
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
  /** Per vertex four joints of `SKIN_JOINTS` and their weights. */
  readonly skin?: { readonly joints: Uint8Array; readonly weights: Float32Array };
  readonly indices: Uint16Array;
  readonly morphs: readonly SculptedMorph[];
}

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

/** A person, ready for a GLB or a scene: plain values only. */
export interface SculptedAvatar {
  readonly id: string;
  readonly name: string;
  readonly bones: readonly SculptedBone[];
  readonly materials: readonly SculptedMaterial[];
  readonly parts: readonly SculptedPart[];
}
